"""What stands between the parts of the guide that a program writes, by language."""

# A phrase is one line, however long.
# ruff: noqa: E501

from __future__ import annotations

PHRASES: dict[str, dict[str, str]] = {
    "en": {
        "head of codes": "**English** · [中文](CODES.zh.md)",
        "Every code": "Every code",
        "codes": "`trainer check PATH…` says what is wrong, each with a stable code: `E…` keeps a scenario from being "
        "played,\n`W…` does not and should be mended. `trainer check --explain CODE` prints what stands below about a "
        "code.",
        "Fails:": "Fails:",
        "Mended:": "Mended:",
        "Every word": "Every word",
        "words": "The ids are written in the file; trainees read the words beside them.",
        "Every table": "Every table",
        "tables": "A key in bold must be there; the others have the value shown when they are left out.",
        "head": "| key | value | left out | meaning |",
    },
    "zh": {
        "head of codes": "[English](CODES.md) · **中文**",
        "Every code": "全部诊断代码",
        "codes": "`trainer check PATH…` 指出哪里有错，每条都带一个固定的代码：`E…` 表示案例不能玩，`W…` 不妨碍玩，但应当改。"
        "`trainer check --explain CODE` 会打印下面关于这个代码的说明。",
        "Fails:": "有错：",
        "Mended:": "改好：",
        "Every word": "全部词汇",
        "words": "文件里写 id，学员看到的是旁边的词。",
        "Every table": "全部表格",
        "tables": "粗体的键必须写；其余的不写，就取“默认”一栏的值。",
        "head": "| 键 | 值 | 默认 | 含义 |",
        "the top of the file": "文件开头",
        "pack.toml: the top of the file": "pack.toml：文件开头",
        "pack.toml: [[glossary]]": "pack.toml：[[glossary]]",
        "prefers = { … } in [person.hidden]": "[person.hidden] 里的 prefers = { … }",
        "needs = { … } (and access = { … } of a person)": "needs = { … }（以及人物的 access = { … }）",
        "changes = [{ … }] in [[event]]": "[[event]] 里的 changes = [{ … }]",
        "Roles (`roles`, the primary one first; a clue supports `role:…`)": "角色（`roles`，主要的写在最前；线索写 `role:…`）",
        "Concerns of the office (`concerns`, `answers` of a pitch; a clue supports `concern:…`)": "组织利益（`concerns`、推介的 `answers`；"
        "线索写 `concern:…`）",
        "Personal wins (`wins`, `appeals` of a pitch; a clue supports `win:…`)": "个人的“赢”（`wins`、推介的 `appeals`；线索写 `win:…`）",
        "Counterparts (`counterpart` of a colleague and in `prefers`)": "对口人员（同事的 `counterpart`，以及 `prefers` 里）",
        "Kinds of questions (`kind`)": "提问类型（`kind`）",
        "Methods of a source (`method`)": "信息来源的方法（`method`）",
        "Types of objections (`type`)": "异议类型（`type`）",
        "Steps of a response (`does`)": "回应的步骤（`does`）",
        "Grades of conduct (`grade`)": "行为规范的等级（`grade`）",
        "nothing": "空",
        "table": "表",
        "tables of": "多个表",
        "list of {kind}": "列表：{kind}",
        "table of {kind} by name": "按名称的表：{kind}",
        "number": "数字",
        "{least} to {most}": "{least} 到 {most}",
        "true or false": "true 或 false",
        "id": "id",
        "like {pattern}": "形如 {pattern}",
        "text": "文字",
        "text up to {most}": "文字，至多 {most} 字符",
        "value": "值",
    },
}


def phrase(language: str, words: str, **values: object) -> str:
    """Return `words` in a language, itself where nothing else is said, with `values` filled in."""
    return PHRASES[language].get(words, words).format(**values) if values else PHRASES[language].get(words, words)
