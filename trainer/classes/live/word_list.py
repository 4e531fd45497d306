"""Words that name a seat: short, concrete, told apart by ear; none that could be taken amiss."""

from __future__ import annotations

from collections.abc import Mapping

_ENGLISH = """
abacus acorn airport airship album almond alpaca anchor anemone antenna anvil apple apricot apron arcade arch arena
atlas attic avocado azalea badge bagel bakery balcony balloon bamboo banjo barley barn basket bathtub beaker beam
begonia belt bench bicycle binder bison blanket blender boat bobbin bonnet book bookend bottle bowl branch breeze
bridge bronze broom broth brush bubble bucket buffalo bulb butter button cabin cactus camel camera canary canoe
canvas canyon carafe caramel carpet cart carton castle cave celery cello cement chair chalet chalk cheese chimney
chisel chowder cinema cliff cloud clover coaster cobweb cocoa coffee coin college column comb comet compass compost
corner cornice cottage couch coupon crane crocus crouton cube cupcake curtain cushion custard cutlery cypress denim
depot desk diamond diary dolphin domino door doorway dress droplet drum dustpan eagle ember emerald enamel engine
eraser estuary fabric factory falcon farm faucet feather fence fennel field finch firefly flute folder foliage
forest fork frame freezer fresco frost furrow futon galaxy gallery garage garden garland garlic garnet gazebo
gazelle gear gearbox gecko giraffe glacier glider globe gondola gong granite granola gravel grocery grove guava
guitar halibut hallway hammer hammock hamster handle harp headset hedge helmet heron herring hexagon highway hill
hinge hotel house hydrant iceberg inkwell inlet island jacket jaguar jelly jigsaw journal jukebox kayak kestrel
kettle keyhole keypad keyring kiosk kitchen kite koala ladder ladle ladybug lagoon lake lamp lantern laptop laundry
lawn leaf lemur lens lentil leopard letter lettuce library lilac linen lobster locker loom luggage magnet magpie
mailbox mallet mango mansion maple marble marimba market mast meadow meerkat meteor milk minibus mirror mitten
monitor monsoon moon mosaic moss motor mural museum napkin narwhal nectar nest noodle notepad novel nutmeg oasis
oatmeal oboe ocean octopus office okra onion orange orchard orchid oregano ostrich otter paint palace pancake panda
paper paprika parasol parcel park parrot parsley parsnip pasta pasture path patio pebble pecan pelican pencil
pendant penguin peony pergola phone photo piano pillar pillow pizza planet plank plate plaza plum plywood pocket
pollen pond popcorn porch potato pottery prairie pretzel printer prism pudding puffin pulley puma pumice pumpkin
puzzle pyramid quail quarry quartz quilt quince rabbit radio radish raft railway raisin receipt redwood ribbon rice
risotto river robot roof rooftop rudder saddle saffron salad salmon sand sandbox sapling sardine satchel saucer
sawdust sawmill scanner scarf scooter screen scroll seesaw sesame shell shoebox shop shovel sieve silo silver skate
sketch skillet skylark skyline sled sleeve slipper snorkel snowman soap sofa sorbet sparrow spatula speaker sphere
spice spinach spindle spoon spruce square squid stadium stamp stapler station statue steam sticker stone storm straw
street studio subway sugar sunbeam sundial sunroof sushi swan sweater syrup table tapioca taxi teacup teapot tent
terrace thermos thimble thread thunder ticket tiger tile toast tofu toggle tomato toolbox topaz tower tractor train
tram tree treetop trellis tripod trolley trophy trowel truck truffle tuba tugboat tulip tunic tunnel turbine turnip
turtle tuxedo twig twine ukulele valley vase vehicle velvet village vinegar violin volcano waffle wagon walkway
walnut walrus watch water webcam wheel whisk whistle wicker window wombat yacht zebra zipper
"""
_CHINESE = """
丁香 丝带 丝瓜 丝绸 书屋 书店 书房 书架 书签 云雀 仓库 企鹅 信封 信箱 八角 公园 公寓 公路 农场 冰块 冰川 冰箱 冰雹
冰鞋 凉亭 凉席 凉棚 凉鞋 别墅 刺猬 剧院 剪纸 包裹 单杠 南瓜 卡车 卧室 印章 卷轴 厨房 发夹 口琴 古镇 台阶 吉他 咖啡
咖喱 唱片 商店 喇叭 喷壶 喷泉 围巾 围棋 围裙 图钉 圆规 土豆 地图 地板 地毯 地铁 坐垫 城堡 城市 壁炉 大米 大蒜 大衣
大门 大鼓 天平 天鹅 头盔 奖杯 奖牌 奶油 奶酪 字典 学校 宝石 客厅 宣纸 宫殿 小巷 小溪 小米 小镇 小麦 屋顶 屏幕 屏风
山坡 山峰 山谷 岩石 峡谷 工厂 市场 布丁 布料 布鞋 帆船 帐篷 年画 年糕 庄园 座椅 庭院 开关 弹簧 彗星 影子 影院 微风
徽章 戒指 扁担 扇面 手套 手帕 手机 手表 手镯 托盘 扫帚 报纸 披肩 抹布 抽屉 拉链 拖把 拖船 拼图 插座 摇篮 教室 文具
斑马 斗篷 旅馆 旗袍 日历 日记 星座 星空 春卷 暖炉 暖瓶 月亮 月桂 月饼 木屋 木板 木炭 机器 机场 杂志 杏仁 村庄 杠杆
杨树 杨梅 松针 松鼠 板凳 枕头 果园 果汁 枫叶 枸杞 柠檬 柳树 栏杆 树叶 树枝 核桃 桂皮 桌子 桥梁 梅花 棉花 棉袄 棉被
棉鞋 棒球 森林 楼梯 橡树 橡皮 毛巾 毛毯 毛笔 毛衣 气球 水库 水晶 水泥 水管 池塘 汤圆 汤面 汽水 汽车 沙丘 沙发 沙坑
沙滩 沙漠 河流 河马 油画 泡沫 泥土 泳池 洋葱 流星 浴缸 海岸 海带 海洋 海湾 海豚 渔村 渔网 渔船 渡口 渡船 温室 温泉
港口 游艇 湖泊 滑轮 漏斗 瀑布 灌木 火山 火星 火车 火锅 灯塔 灯泡 灯笼 炒锅 炒饭 烤箱 烧杯 烧饼 煤炭 照片 熊猫 燕麦
牙刷 牙膏 牛奶 牡丹 牡蛎 牧场 犀牛 狮子 玉米 玛瑙 玫瑰 珊瑚 珍珠 琉璃 琴弦 琴键 瓦片 瓷砖 甘蔗 生姜 生菜 田野 电梯
电池 电脑 电视 电话 画册 画廊 画板 番茄 白云 白糖 白菜 白鲸 皮影 皮革 皮鞋 盆地 盐罐 直尺 相机 相框 眼镜 睡袋 石头
石油 码头 硬币 磁带 磁铁 磨坊 礼堂 礼物 秋千 种子 积木 稻田 稻草 空调 窗帘 窗户 竖琴 站台 章鱼 竹席 竹林 竹竿 笔筒
算盘 篝火 篮球 篱笆 米饭 粉条 粉笔 糖果 糖罐 糯米 紫菜 紫藤 红枣 红茶 红豆 纸巾 纸箱 纽扣 绵羊 绿洲 网球 罗盘 羊毛
羚羊 翡翠 考拉 耳机 耳环 背包 胡同 胡椒 腰带 舞台 芒果 芝麻 芦苇 芦荟 花园 花朵 花生 苹果 茶叶 茶杯 茶盘 茶馆 草原
草坪 草莓 荔枝 荞麦 荷叶 菠菜 菠萝 萝卜 落叶 葡萄 蒸锅 蓝莓 蔷薇 薄荷 薯条 薯片 蘑菇 蚂蚁 蛋壳 蛋糕 蜂巢 蜂蜜 蜻蜓
蝴蝶 螺丝 蟋蟀 行李 街道 衣架 衣柜 衬衫 袋鼠 西瓜 西装 讲台 话筒 课本 谷仓 豆浆 豌豆 象棋 贝壳 贺卡 走廊 超市 足球
跑道 路标 路灯 跳绳 车站 转椅 轮胎 轮船 轿车 辣椒 邮局 邮票 邮筒 邮箱 酥饼 酸奶 金币 针线 钢琴 钢笔 钢铁 钥匙 钱包
钻石 铁路 铃铛 铅笔 铜钱 铜镜 银杏 银河 银行 锄头 锅巴 锅铲 键盘 镜子 长椅 门槛 门牌 门铃 门锁 闹钟 阳伞 阳台 陀螺
陶瓷 隧道 雕塑 雨伞 雨刷 雨滴 雨衣 雨靴 雪人 雪山 雪橇 露珠 靠垫 面包 面条 面粉 音符 项链 领带 颜料 风扇 风筝 风铃
食盐 餐厅 饭盒 饭碗 饼干 馄饨 香油 香草 香菇 香菜 马达 马鞍 骆驼 骏马 高原 高粱 高铁 鱼塘 鲤鱼 鲸鱼 鹦鹉 麦田 黄油
黄豆 黄金 黑板 鼠标 齿轮 龙虾
"""

WORDS: Mapping[str, tuple[str, ...]] = {"en": tuple(_ENGLISH.split()), "zh": tuple(_CHINESE.split())}
"""512 words by language."""
