-- A journal as the program wrote it while SQLAlchemy made its tables; they are still the same.
BEGIN TRANSACTION;
CREATE TABLE attempts (
	id VARCHAR(32) NOT NULL, 
	person VARCHAR(32) NOT NULL, 
	scenario TEXT NOT NULL, 
	title TEXT NOT NULL, 
	sha256 VARCHAR(64) NOT NULL, 
	rules VARCHAR(64) NOT NULL, 
	language VARCHAR(8) NOT NULL, 
	practice BOOLEAN NOT NULL, 
	opened VARCHAR(32) NOT NULL, 
	PRIMARY KEY (id), 
	FOREIGN KEY(person) REFERENCES people (id), 
	FOREIGN KEY(sha256) REFERENCES bundles (sha256)
);
INSERT INTO "attempts" VALUES('f2211fb7117f44e583690532f7fcaff3','ae08c3b91ab041d19b58c138c0b6a48b','small/corner','The corner','c6f49a4e673a3abe0adda4b7839b7f866562d4414329f72af5964ee8c2cbba46','rrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrr','en',0,'2026-11-22T08:07:25+00:00');
INSERT INTO "attempts" VALUES('4104b581328040d8a6383bc65accfc13','1b2b741e23bf4ac49e0d3a34ae178c78','small/corner','The corner','c6f49a4e673a3abe0adda4b7839b7f866562d4414329f72af5964ee8c2cbba46','rrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrr','en',1,'2026-11-22T08:07:25+00:00');
CREATE TABLE bundles (
	sha256 VARCHAR(64) NOT NULL, 
	data BLOB NOT NULL, 
	PRIMARY KEY (sha256)
);
INSERT INTO "bundles" VALUES('c6f49a4e673a3abe0adda4b7839b7f866562d4414329f72af5964ee8c2cbba46',X'61207363656E6172696F');
CREATE TABLE class_names (
	person VARCHAR(32) NOT NULL, 
	name TEXT NOT NULL, 
	identity TEXT NOT NULL, 
	journal_id VARCHAR(32) NOT NULL, 
	PRIMARY KEY (person), 
	FOREIGN KEY(person) REFERENCES class_people (id)
);
INSERT INTO "class_names" VALUES('11111111111111111111111111111111','小明','s1','ae08c3b91ab041d19b58c138c0b6a48b');
CREATE TABLE class_people (
	id VARCHAR(32) NOT NULL, 
	class_id VARCHAR(32) NOT NULL, 
	PRIMARY KEY (id), 
	FOREIGN KEY(class_id) REFERENCES classes (id)
);
INSERT INTO "class_people" VALUES('11111111111111111111111111111111','282dbb1c55474d84b5883587c807c6cd');
CREATE TABLE class_plays (
	class_id VARCHAR(32) NOT NULL, 
	attempt VARCHAR(32) NOT NULL, 
	person VARCHAR(32) NOT NULL, 
	scenario TEXT NOT NULL, 
	sha256 VARCHAR(64) NOT NULL, 
	rules VARCHAR(64) NOT NULL, 
	practice BOOLEAN NOT NULL, 
	opened VARCHAR(32) NOT NULL, 
	moves TEXT NOT NULL, 
	PRIMARY KEY (class_id, attempt), 
	FOREIGN KEY(class_id) REFERENCES classes (id), 
	FOREIGN KEY(person) REFERENCES class_people (id), 
	FOREIGN KEY(sha256) REFERENCES bundles (sha256)
);
INSERT INTO "class_plays" VALUES('282dbb1c55474d84b5883587c807c6cd','f2211fb7117f44e583690532f7fcaff3','11111111111111111111111111111111','small/corner','c6f49a4e673a3abe0adda4b7839b7f866562d4414329f72af5964ee8c2cbba46','rrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrr',0,'2026-11-22T08:07:25+00:00','study ledger
meet ada visit');
CREATE TABLE classes (
	id VARCHAR(32) NOT NULL, 
	name TEXT NOT NULL, 
	made VARCHAR(32) NOT NULL, 
	PRIMARY KEY (id), 
	UNIQUE (name)
);
INSERT INTO "classes" VALUES('282dbb1c55474d84b5883587c807c6cd','秋季班','2026-11-22T08:07:26+00:00');
CREATE TABLE moves (
	attempt VARCHAR(32) NOT NULL, 
	seq INTEGER NOT NULL, 
	event VARCHAR(32) NOT NULL, 
	previous VARCHAR(64) NOT NULL, 
	hash VARCHAR(64) NOT NULL, 
	text TEXT NOT NULL, 
	wall FLOAT NOT NULL, 
	monotonic FLOAT NOT NULL, 
	PRIMARY KEY (attempt, seq), 
	FOREIGN KEY(attempt) REFERENCES attempts (id), 
	UNIQUE (event)
);
INSERT INTO "moves" VALUES('f2211fb7117f44e583690532f7fcaff3',0,'6536403d3fef4f40ba8959eb24798208','','a502614b27fa46aaaa9548b70966eda03552ced9e48847ea77a223663a592621','study ledger',1.79533484588645410534e+09,35977.320420852);
INSERT INTO "moves" VALUES('f2211fb7117f44e583690532f7fcaff3',1,'0142ab1b537f48149e4d075c7ae7c82c','a502614b27fa46aaaa9548b70966eda03552ced9e48847ea77a223663a592621','1a632f5fdeffa6e862ad7256815e2ad9c38a73b9b1396920ad9047ef87124cec','meet ada visit',1.79533484592642331124e+09,35977.36039032);
INSERT INTO "moves" VALUES('4104b581328040d8a6383bc65accfc13',0,'4c480387233a42e9bb1c637c1def61fc','','0a54826c6348c94d1b15f797f56bc75c2c54b8934deae82cb8779d7a8954351b','study ledger',1.79533484597838187218e+09,35977.412348461);
INSERT INTO "moves" VALUES('4104b581328040d8a6383bc65accfc13',1,'27d256cdfc7e4e2eb28cc1668326fd42','0a54826c6348c94d1b15f797f56bc75c2c54b8934deae82cb8779d7a8954351b','fe0a8eea882f4e10d876027d8ae40ad305d0488343927dace8a31e35eb98f1dd','meet ada visit',1.79533484599756789201e+09,35977.431534561);
CREATE TABLE people (
	id VARCHAR(32) NOT NULL, 
	name TEXT NOT NULL, 
	PRIMARY KEY (id)
);
INSERT INTO "people" VALUES('ae08c3b91ab041d19b58c138c0b6a48b','小明');
INSERT INTO "people" VALUES('1b2b741e23bf4ac49e0d3a34ae178c78','Pat');
CREATE TABLE reactions (
	attempt VARCHAR(32) NOT NULL, 
	text TEXT NOT NULL, 
	PRIMARY KEY (attempt), 
	FOREIGN KEY(attempt) REFERENCES attempts (id)
);
INSERT INTO "reactions" VALUES('f2211fb7117f44e583690532f7fcaff3','好');
CREATE TABLE results (
	attempt VARCHAR(32) NOT NULL, 
	rules VARCHAR(64) NOT NULL, 
	outcome VARCHAR(16) NOT NULL, 
	overall FLOAT NOT NULL, 
	scores TEXT NOT NULL, 
	PRIMARY KEY (attempt, rules), 
	FOREIGN KEY(attempt) REFERENCES attempts (id)
);
INSERT INTO "results" VALUES('f2211fb7117f44e583690532f7fcaff3','rrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrr','won',88.5,'{"roles": 90.0, "adaptation": null}');
COMMIT;
