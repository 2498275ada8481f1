BEGIN TRANSACTION;
CREATE TABLE alembic_version (
	version_num VARCHAR(32) NOT NULL, 
	CONSTRAINT alembic_version_pkc PRIMARY KEY (version_num)
);
INSERT INTO "alembic_version" VALUES('0044_own_question');
CREATE TABLE answer_marks (
	answer_id INTEGER NOT NULL, 
	person_id INTEGER NOT NULL, 
	CONSTRAINT pk_answer_marks PRIMARY KEY (answer_id, person_id), 
	CONSTRAINT fk_answer_marks_answer_id FOREIGN KEY(answer_id) REFERENCES answers (id), 
	CONSTRAINT fk_answer_marks_person_id FOREIGN KEY(person_id) REFERENCES people (id)
);
INSERT INTO "answer_marks" VALUES(1,1);
INSERT INTO "answer_marks" VALUES(2,2);
INSERT INTO "answer_marks" VALUES(3,3);
CREATE TABLE answers (
	id INTEGER NOT NULL, 
	question_id INTEGER NOT NULL, 
	group_id INTEGER, 
	person_id INTEGER, 
	by_asker BOOLEAN NOT NULL, 
	private BOOLEAN NOT NULL, 
	reply_to_id BIGINT, 
	media VARCHAR(12) NOT NULL, 
	body TEXT NOT NULL, 
	file_id VARCHAR(300), 
	chat_id BIGINT, 
	message_id BIGINT, 
	shown VARCHAR(8) NOT NULL, 
	given_at DATETIME NOT NULL, 
	edited_at DATETIME, 
	removed_at DATETIME, 
	helpful_at DATETIME, 
	CONSTRAINT pk_answers PRIMARY KEY (id), 
	CONSTRAINT uq_answers_chat_id_message_id UNIQUE (chat_id, message_id), 
	CONSTRAINT fk_answers_question_id FOREIGN KEY(question_id) REFERENCES questions (id), 
	CONSTRAINT fk_answers_group_id FOREIGN KEY(group_id) REFERENCES groups (id), 
	CONSTRAINT fk_answers_person_id FOREIGN KEY(person_id) REFERENCES people (id)
);
INSERT INTO "answers" VALUES(1,1,1,3,0,0,NULL,'text','Meillä on pienin laskutettava työ puoli tuntia, ja se lukee tarjouksessa. Kukaan ei ole valittanut.',NULL,-1002400000001,27,'home','2026-11-28 13:31:11.261600',NULL,NULL,NULL);
INSERT INTO "answers" VALUES(2,3,3,11,0,0,NULL,'text','Meillä tilitoimisto Rovaniemeltä, 180 euroa kuussa. Kuitit lähetän puhelimella.',NULL,-1002400000003,24,'home','2026-11-28 13:38:54.024984',NULL,NULL,NULL);
INSERT INTO "answers" VALUES(3,4,4,15,0,0,NULL,'text','We did, in March. About a third of the bookings now come after closing time.',NULL,-1002400000004,24,'home','2026-11-28 13:44:35.800546',NULL,NULL,NULL);
CREATE TABLE attendance (
	meeting_id INTEGER NOT NULL, 
	company_id INTEGER NOT NULL, 
	people INTEGER, 
	ticked_at DATETIME, 
	person_id INTEGER, 
	CONSTRAINT pk_attendance PRIMARY KEY (meeting_id, company_id), 
	CONSTRAINT fk_attendance_meeting_id FOREIGN KEY(meeting_id) REFERENCES meetings (id), 
	CONSTRAINT fk_attendance_company_id FOREIGN KEY(company_id) REFERENCES companies (id), 
	CONSTRAINT fk_attendance_person_id FOREIGN KEY(person_id) REFERENCES people (id)
);
INSERT INTO "attendance" VALUES(1,1,1,'2027-01-05 10:01:00.123456',1);
INSERT INTO "attendance" VALUES(2,2,2,'2027-01-05 10:02:00.123456',2);
INSERT INTO "attendance" VALUES(3,3,NULL,NULL,3);
CREATE TABLE ballots (
	id INTEGER NOT NULL, 
	group_id INTEGER NOT NULL, 
	state VARCHAR(16) NOT NULL, 
	opened_at DATETIME NOT NULL, 
	closes_at DATETIME NOT NULL, 
	theme_ids JSON NOT NULL, 
	left_out INTEGER NOT NULL, 
	quorum INTEGER NOT NULL, 
	choices INTEGER DEFAULT 0 NOT NULL, 
	result JSON, 
	voted INTEGER NOT NULL, 
	companies INTEGER NOT NULL, 
	theme_id INTEGER, 
	early BOOLEAN NOT NULL, 
	too_many INTEGER DEFAULT 0 NOT NULL, 
	CONSTRAINT pk_ballots PRIMARY KEY (id), 
	CONSTRAINT fk_ballots_group_id FOREIGN KEY(group_id) REFERENCES groups (id), 
	CONSTRAINT fk_ballots_theme_id FOREIGN KEY(theme_id) REFERENCES themes (id)
);
INSERT INTO "ballots" VALUES(1,1,'stat1','2027-01-05 10:01:00.123456','2027-01-05 10:01:00.123456','[{"\u00e4": 1}, null, "x"]',1,1,1,'[{"\u00e4": 1}, null, "x"]',1,1,1,1,1);
INSERT INTO "ballots" VALUES(2,2,'stat2','2027-01-05 10:02:00.123456','2027-01-05 10:02:00.123456','null',2,2,2,'null',2,2,2,0,2);
INSERT INTO "ballots" VALUES(3,3,'stat3','2027-01-05 10:03:00.123456','2027-01-05 10:03:00.123456','[{"\u00e4": 3}, null, "x"]',3,3,3,'null',3,3,3,0,3);
CREATE TABLE calendar_copies (
	meeting_id INTEGER NOT NULL, 
	chat_id BIGINT NOT NULL, 
	sequence INTEGER NOT NULL, 
	CONSTRAINT pk_calendar_copies PRIMARY KEY (meeting_id, chat_id), 
	CONSTRAINT fk_calendar_copies_meeting_id FOREIGN KEY(meeting_id) REFERENCES meetings (id)
);
INSERT INTO "calendar_copies" VALUES(1,1,1);
INSERT INTO "calendar_copies" VALUES(2,2,2);
INSERT INTO "calendar_copies" VALUES(3,3,3);
CREATE TABLE cards (
	id INTEGER NOT NULL, 
	chat_id BIGINT NOT NULL, 
	message_id BIGINT NOT NULL, 
	kind VARCHAR(24) NOT NULL, 
	subject_id BIGINT NOT NULL, 
	stale_at DATETIME, 
	rest_until DATETIME, 
	shows_at DATETIME, 
	over_at DATETIME, 
	was VARCHAR(200), 
	CONSTRAINT pk_cards PRIMARY KEY (id), 
	CONSTRAINT uq_cards_chat_id_message_id UNIQUE (chat_id, message_id)
);
INSERT INTO "cards" VALUES(1,-1002400000001,9,'hello',1,NULL,'2026-11-28 13:27:30.512420',NULL,NULL,NULL);
INSERT INTO "cards" VALUES(2,-1002400000001,11,'settings',1,NULL,NULL,NULL,NULL,NULL);
INSERT INTO "cards" VALUES(3,5100000004,2,'welcome',2,NULL,'2026-11-28 13:28:30.620168',NULL,NULL,'notice');
INSERT INTO "cards" VALUES(4,5100000005,4,'welcome',3,NULL,'2026-11-28 13:28:50.674447',NULL,NULL,'notice');
INSERT INTO "cards" VALUES(5,-1002400000001,16,'turn',1,NULL,NULL,NULL,NULL,NULL);
INSERT INTO "cards" VALUES(6,5100000004,5,'turn-private',1,NULL,NULL,NULL,NULL,NULL);
INSERT INTO "cards" VALUES(7,-1002400000001,22,'theme',1,NULL,NULL,NULL,NULL,NULL);
INSERT INTO "cards" VALUES(8,-1002400000001,24,'theme',2,NULL,'2026-11-28 13:30:31.832861',NULL,NULL,NULL);
INSERT INTO "cards" VALUES(9,-1002400000001,26,'question',1,NULL,'2026-11-28 13:31:12.269096',NULL,NULL,NULL);
INSERT INTO "cards" VALUES(10,5100000004,6,'answer-told',1,NULL,NULL,NULL,NULL,NULL);
INSERT INTO "cards" VALUES(11,-1002400000002,8,'hello',2,NULL,'2026-11-28 13:31:52.327384',NULL,NULL,NULL);
INSERT INTO "cards" VALUES(12,-1002400000002,10,'settings',2,NULL,NULL,NULL,NULL,NULL);
INSERT INTO "cards" VALUES(13,5100000008,8,'welcome',7,NULL,'2026-11-28 13:32:52.358486',NULL,NULL,'notice');
INSERT INTO "cards" VALUES(14,5100000009,10,'welcome',8,NULL,'2026-11-28 13:33:12.408346',NULL,NULL,'notice');
INSERT INTO "cards" VALUES(15,-1002400000002,15,'turn',2,NULL,NULL,NULL,NULL,NULL);
INSERT INTO "cards" VALUES(16,5100000008,11,'turn-private',2,NULL,NULL,NULL,NULL,NULL);
INSERT INTO "cards" VALUES(17,-1002400000002,19,'theme',3,NULL,NULL,NULL,NULL,NULL);
INSERT INTO "cards" VALUES(18,-1002400000002,21,'theme',4,NULL,'2026-11-28 13:34:33.555036',NULL,NULL,NULL);
INSERT INTO "cards" VALUES(19,-1002400000002,23,'question',2,NULL,NULL,NULL,NULL,NULL);
INSERT INTO "cards" VALUES(20,-1002400000003,8,'hello',3,NULL,'2026-11-28 13:35:33.637314',NULL,NULL,NULL);
INSERT INTO "cards" VALUES(21,-1002400000003,10,'settings',3,NULL,NULL,NULL,NULL,NULL);
INSERT INTO "cards" VALUES(22,5100000011,13,'welcome',10,NULL,'2026-11-28 13:36:33.689501',NULL,NULL,'notice');
INSERT INTO "cards" VALUES(23,5100000012,15,'welcome',11,NULL,'2026-11-28 13:36:53.742714',NULL,NULL,'notice');
INSERT INTO "cards" VALUES(24,-1002400000003,15,'turn',3,NULL,'2026-11-28 13:39:34.192573',NULL,NULL,NULL);
INSERT INTO "cards" VALUES(25,5100000011,16,'turn-private',3,NULL,'2026-11-28 13:39:34.192573',NULL,NULL,NULL);
INSERT INTO "cards" VALUES(26,-1002400000003,19,'theme',5,NULL,NULL,NULL,NULL,NULL);
INSERT INTO "cards" VALUES(27,-1002400000003,21,'theme',6,NULL,'2026-11-28 13:38:14.960887',NULL,NULL,NULL);
INSERT INTO "cards" VALUES(28,-1002400000003,23,'question',3,NULL,'2026-11-28 13:38:55.042990',NULL,NULL,NULL);
INSERT INTO "cards" VALUES(29,5100000011,17,'answer-told',2,NULL,NULL,NULL,NULL,NULL);
INSERT INTO "cards" VALUES(30,-1002400000003,26,'meeting',1,NULL,'2026-11-28 13:39:55.286290','2026-12-14 13:00:00.000000',NULL,NULL);
INSERT INTO "cards" VALUES(31,-1002400000004,8,'hello',4,NULL,'2026-11-28 13:40:35.387010',NULL,NULL,NULL);
INSERT INTO "cards" VALUES(32,-1002400000004,10,'settings',4,NULL,NULL,NULL,NULL,NULL);
INSERT INTO "cards" VALUES(33,5100000014,19,'welcome',14,NULL,'2026-11-28 13:42:15.483234',NULL,NULL,'notice');
INSERT INTO "cards" VALUES(34,5100000015,21,'welcome',15,NULL,'2026-11-28 13:42:35.546615',NULL,NULL,'notice');
INSERT INTO "cards" VALUES(35,-1002400000004,15,'turn',4,NULL,NULL,NULL,NULL,NULL);
INSERT INTO "cards" VALUES(36,5100000014,22,'turn-private',4,NULL,NULL,NULL,NULL,NULL);
INSERT INTO "cards" VALUES(37,-1002400000004,19,'theme',7,NULL,NULL,NULL,NULL,NULL);
INSERT INTO "cards" VALUES(38,-1002400000004,21,'theme',8,NULL,'2026-11-28 13:43:56.744217',NULL,NULL,NULL);
INSERT INTO "cards" VALUES(39,-1002400000004,23,'question',4,NULL,'2026-11-28 13:44:36.811621',NULL,NULL,NULL);
INSERT INTO "cards" VALUES(40,5100000014,23,'answer-told',3,NULL,NULL,NULL,NULL,NULL);
INSERT INTO "cards" VALUES(41,5100000001,25,'welcome',13,NULL,NULL,NULL,NULL,'notice');
INSERT INTO "cards" VALUES(42,5100000003,55,'digest-progress',1,NULL,'2026-11-28 13:49:57.598418',NULL,NULL,NULL);
INSERT INTO "cards" VALUES(43,-1002400000001,28,'digest',1,NULL,NULL,NULL,NULL,NULL);
INSERT INTO "cards" VALUES(44,-1002400000002,24,'digest',1,NULL,NULL,NULL,NULL,NULL);
INSERT INTO "cards" VALUES(45,-1002400000003,27,'digest',1,NULL,NULL,NULL,NULL,NULL);
INSERT INTO "cards" VALUES(46,-1002400000004,25,'digest',1,NULL,NULL,NULL,NULL,NULL);
CREATE TABLE companies (
	id INTEGER NOT NULL, 
	group_id INTEGER NOT NULL, 
	enterprise_id INTEGER NOT NULL, 
	name VARCHAR(80) NOT NULL, 
	joined_at DATETIME NOT NULL, 
	left_at DATETIME, 
	left_because VARCHAR(16), 
	credit INTEGER NOT NULL, 
	paused_until DATE, 
	place_counted INTEGER, 
	place_since DATETIME, 
	place_number BIGINT, 
	swapped_with BIGINT, 
	CONSTRAINT pk_companies PRIMARY KEY (id), 
	CONSTRAINT fk_companies_group_id FOREIGN KEY(group_id) REFERENCES groups (id), 
	CONSTRAINT fk_companies_enterprise_id FOREIGN KEY(enterprise_id) REFERENCES enterprises (id)
);
INSERT INTO "companies" VALUES(1,1,1,'Kahvila Aino','2026-11-28 13:28:30.611032',NULL,NULL,0,NULL,NULL,NULL,NULL,NULL);
INSERT INTO "companies" VALUES(2,1,2,'Veikon Verstas','2026-11-28 13:28:50.658839',NULL,NULL,0,NULL,NULL,NULL,NULL,NULL);
INSERT INTO "companies" VALUES(3,1,3,'Helmen Kukka','2026-11-28 13:29:10.782433',NULL,NULL,0,NULL,NULL,NULL,NULL,NULL);
INSERT INTO "companies" VALUES(4,2,4,'Majas Bageri','2026-11-28 13:32:52.354133',NULL,NULL,0,NULL,NULL,NULL,NULL,NULL);
INSERT INTO "companies" VALUES(5,2,5,'Holms Snickeri','2026-11-28 13:33:12.399761',NULL,NULL,0,NULL,NULL,NULL,NULL,NULL);
INSERT INTO "companies" VALUES(6,2,6,'Backmans Blommor','2026-11-28 13:33:32.522391',NULL,NULL,0,NULL,NULL,NULL,NULL,NULL);
INSERT INTO "companies" VALUES(7,3,7,'Niemelän Porotila','2026-11-28 13:36:33.681058',NULL,NULL,0,NULL,NULL,NULL,NULL,NULL);
INSERT INTO "companies" VALUES(8,3,8,'Aikion Erämatkat','2026-11-28 13:36:53.730564',NULL,NULL,0,NULL,NULL,NULL,NULL,NULL);
INSERT INTO "companies" VALUES(9,3,9,'Kallion Kangas','2026-11-28 13:37:13.872580',NULL,NULL,0,NULL,NULL,NULL,NULL,NULL);
INSERT INTO "companies" VALUES(10,4,10,'Ben''s Bikes','2026-11-28 13:42:15.474478',NULL,NULL,0,NULL,NULL,NULL,NULL,NULL);
INSERT INTO "companies" VALUES(11,4,11,'Spice Corner','2026-11-28 13:42:35.522506',NULL,NULL,0,NULL,NULL,NULL,NULL,NULL);
INSERT INTO "companies" VALUES(12,4,12,'Hill Photography','2026-11-28 13:42:55.666782',NULL,NULL,0,NULL,NULL,NULL,NULL,NULL);
CREATE TABLE confidences (
	tag VARCHAR(64) NOT NULL, 
	sealed TEXT NOT NULL, 
	expires_at DATETIME NOT NULL, 
	CONSTRAINT pk_confidences PRIMARY KEY (tag)
);
INSERT INTO "confidences" VALUES('tag1','Äö “quoted” ''single'' \ 🌾 
sealed1','2027-01-05 10:01:00.123456');
INSERT INTO "confidences" VALUES('tag2','Äö “quoted” ''single'' \ 🌾 
sealed2','2027-01-05 10:02:00.123456');
INSERT INTO "confidences" VALUES('tag3','Äö “quoted” ''single'' \ 🌾 
sealed3','2027-01-05 10:03:00.123456');
CREATE TABLE confirmation_changes (
	id INTEGER NOT NULL, 
	meeting_id INTEGER NOT NULL, 
	person_id INTEGER, 
	at DATETIME NOT NULL, 
	said JSON NOT NULL, 
	CONSTRAINT pk_confirmation_changes PRIMARY KEY (id), 
	CONSTRAINT fk_confirmation_changes_meeting_id FOREIGN KEY(meeting_id) REFERENCES meetings (id), 
	CONSTRAINT fk_confirmation_changes_person_id FOREIGN KEY(person_id) REFERENCES people (id)
);
INSERT INTO "confirmation_changes" VALUES(1,1,1,'2027-01-05 10:01:00.123456','[{"\u00e4": 1}, null, "x"]');
INSERT INTO "confirmation_changes" VALUES(2,2,2,'2027-01-05 10:02:00.123456','null');
INSERT INTO "confirmation_changes" VALUES(3,3,3,'2027-01-05 10:03:00.123456','[{"\u00e4": 3}, null, "x"]');
CREATE TABLE confirmations (
	meeting_id INTEGER NOT NULL, 
	held BOOLEAN NOT NULL, 
	reason VARCHAR(16), 
	words VARCHAR(500), 
	minutes INTEGER, 
	manner VARCHAR(16), 
	guests INTEGER, 
	advisers INTEGER, 
	researchers INTEGER, 
	confirmed_at DATETIME NOT NULL, 
	person_id INTEGER, 
	CONSTRAINT pk_confirmations PRIMARY KEY (meeting_id), 
	CONSTRAINT fk_confirmations_meeting_id FOREIGN KEY(meeting_id) REFERENCES meetings (id), 
	CONSTRAINT fk_confirmations_person_id FOREIGN KEY(person_id) REFERENCES people (id)
);
INSERT INTO "confirmations" VALUES(1,1,'reas1','word1',1,'mann1',1,1,1,'2027-01-05 10:01:00.123456',1);
INSERT INTO "confirmations" VALUES(2,0,'reas2','word2',2,'mann2',2,2,2,'2027-01-05 10:02:00.123456',2);
INSERT INTO "confirmations" VALUES(3,0,NULL,NULL,NULL,NULL,NULL,NULL,NULL,'2027-01-05 10:03:00.123456',3);
CREATE TABLE date_rounds (
	id INTEGER NOT NULL, 
	group_id INTEGER NOT NULL, 
	turn_id INTEGER NOT NULL, 
	state VARCHAR(16) NOT NULL, 
	version INTEGER NOT NULL, 
	after_poll BIGINT NOT NULL, 
	opened_at DATETIME NOT NULL, 
	closes_at DATETIME NOT NULL, 
	times JSON NOT NULL, 
	result JSON, 
	voted INTEGER NOT NULL, 
	companies INTEGER NOT NULL, 
	decide_by DATETIME, 
	chosen INTEGER, 
	early BOOLEAN NOT NULL, 
	CONSTRAINT pk_date_rounds PRIMARY KEY (id), 
	CONSTRAINT fk_date_rounds_group_id FOREIGN KEY(group_id) REFERENCES groups (id), 
	CONSTRAINT fk_date_rounds_turn_id FOREIGN KEY(turn_id) REFERENCES turns (id)
);
INSERT INTO "date_rounds" VALUES(1,1,1,'stat1',1,1,'2027-01-05 10:01:00.123456','2027-01-05 10:01:00.123456','[{"\u00e4": 1}, null, "x"]','[{"\u00e4": 1}, null, "x"]',1,1,'2027-01-05 10:01:00.123456',1,1);
INSERT INTO "date_rounds" VALUES(2,2,2,'stat2',2,2,'2027-01-05 10:02:00.123456','2027-01-05 10:02:00.123456','null','null',2,2,'2027-01-05 10:02:00.123456',2,0);
INSERT INTO "date_rounds" VALUES(3,3,3,'stat3',3,3,'2027-01-05 10:03:00.123456','2027-01-05 10:03:00.123456','[{"\u00e4": 3}, null, "x"]','null',3,3,NULL,NULL,0);
CREATE TABLE digest_deliveries (
	id INTEGER NOT NULL, 
	digest_id INTEGER NOT NULL, 
	group_id INTEGER NOT NULL, 
	language VARCHAR(2) NOT NULL, 
	people INTEGER NOT NULL, 
	letter_key VARCHAR(200), 
	state VARCHAR(16) NOT NULL, 
	reason VARCHAR(16), 
	settled_at DATETIME, 
	again INTEGER DEFAULT '0' NOT NULL, 
	left_behind BOOLEAN DEFAULT 0 NOT NULL, 
	CONSTRAINT pk_digest_deliveries PRIMARY KEY (id), 
	CONSTRAINT uq_digest_deliveries_digest_id_group_id UNIQUE (digest_id, group_id), 
	CONSTRAINT fk_digest_deliveries_digest_id FOREIGN KEY(digest_id) REFERENCES digests (id), 
	CONSTRAINT fk_digest_deliveries_group_id FOREIGN KEY(group_id) REFERENCES groups (id), 
	CONSTRAINT uq_digest_deliveries_letter_key UNIQUE (letter_key)
);
INSERT INTO "digest_deliveries" VALUES(1,1,1,'fi',4,'digest:1:1','delivered',NULL,'2026-11-28 13:49:56.572106',0,0);
INSERT INTO "digest_deliveries" VALUES(2,1,2,'sv',3,'digest:1:2','delivered',NULL,'2026-11-28 13:49:56.572106',0,0);
INSERT INTO "digest_deliveries" VALUES(3,1,3,'fi',3,'digest:1:3','delivered',NULL,'2026-11-28 13:49:56.572106',0,0);
INSERT INTO "digest_deliveries" VALUES(4,1,4,'en',3,'digest:1:4','delivered',NULL,'2026-11-28 13:49:56.572106',0,0);
CREATE TABLE digest_questions (
	id INTEGER NOT NULL, 
	digest_id INTEGER NOT NULL, 
	group_id INTEGER NOT NULL, 
	person_id INTEGER NOT NULL, 
	body TEXT NOT NULL, 
	asked_at DATETIME NOT NULL, 
	answer TEXT, 
	answered_by INTEGER, 
	answered_at DATETIME, 
	CONSTRAINT pk_digest_questions PRIMARY KEY (id), 
	CONSTRAINT fk_digest_questions_digest_id FOREIGN KEY(digest_id) REFERENCES digests (id), 
	CONSTRAINT fk_digest_questions_group_id FOREIGN KEY(group_id) REFERENCES groups (id), 
	CONSTRAINT fk_digest_questions_person_id FOREIGN KEY(person_id) REFERENCES people (id), 
	CONSTRAINT fk_digest_questions_answered_by FOREIGN KEY(answered_by) REFERENCES people (id)
);
INSERT INTO "digest_questions" VALUES(1,1,1,1,'Äö “quoted” ''single'' \ 🌾 
body1','2027-01-05 10:01:00.123456','Äö “quoted” ''single'' \ 🌾 
answer1',1,'2027-01-05 10:01:00.123456');
INSERT INTO "digest_questions" VALUES(2,2,2,2,'Äö “quoted” ''single'' \ 🌾 
body2','2027-01-05 10:02:00.123456','Äö “quoted” ''single'' \ 🌾 
answer2',2,'2027-01-05 10:02:00.123456');
INSERT INTO "digest_questions" VALUES(3,3,3,3,'Äö “quoted” ''single'' \ 🌾 
body3','2027-01-05 10:03:00.123456',NULL,3,NULL);
CREATE TABLE digest_reactions (
	id INTEGER NOT NULL, 
	digest_id INTEGER NOT NULL, 
	group_id INTEGER NOT NULL, 
	person_id INTEGER, 
	kind VARCHAR(8) NOT NULL, 
	reacted_at DATETIME NOT NULL, 
	helped VARCHAR(8), 
	helped_at DATETIME, 
	CONSTRAINT pk_digest_reactions PRIMARY KEY (id), 
	CONSTRAINT uq_digest_reactions_digest_id_person_id_kind UNIQUE (digest_id, person_id, kind), 
	CONSTRAINT fk_digest_reactions_digest_id FOREIGN KEY(digest_id) REFERENCES digests (id), 
	CONSTRAINT fk_digest_reactions_group_id FOREIGN KEY(group_id) REFERENCES groups (id), 
	CONSTRAINT fk_digest_reactions_person_id FOREIGN KEY(person_id) REFERENCES people (id)
);
INSERT INTO "digest_reactions" VALUES(1,1,1,1,'kind1','2027-01-05 10:01:00.123456','help1','2027-01-05 10:01:00.123456');
INSERT INTO "digest_reactions" VALUES(2,2,2,2,'kind2','2027-01-05 10:02:00.123456','help2','2027-01-05 10:02:00.123456');
INSERT INTO "digest_reactions" VALUES(3,3,3,3,'kind3','2027-01-05 10:03:00.123456',NULL,NULL);
CREATE TABLE digest_versions (
	digest_id INTEGER NOT NULL, 
	language VARCHAR(2) NOT NULL, 
	position INTEGER NOT NULL, 
	title TEXT NOT NULL, 
	summary JSON NOT NULL, 
	CONSTRAINT pk_digest_versions PRIMARY KEY (digest_id, language), 
	CONSTRAINT fk_digest_versions_digest_id FOREIGN KEY(digest_id) REFERENCES digests (id)
);
INSERT INTO "digest_versions" VALUES(1,'sv',0,'Tre sätt att sätta pris','{"text": "Fr\u00e5ga vad arbetet \u00e4r v\u00e4rt f\u00f6r kunden, inte bara vad det kostar dig. F\u00f6retag som ger tre alternativ s\u00e4ljer oftare det mellersta.", "marks": []}');
INSERT INTO "digest_versions" VALUES(1,'fi',1,'Kolme tapaa hinnoitella','{"text": "Kysy, mink\u00e4 arvoinen ty\u00f6 on asiakkaalle, \u00e4l\u00e4 vain mit\u00e4 se maksaa sinulle. Kun tarjoat kolme vaihtoehtoa, keskimm\u00e4inen myy useimmin.", "marks": []}');
INSERT INTO "digest_versions" VALUES(1,'en',2,'Three ways to set a price','{"text": "Ask what the work is worth to the customer, not only what it costs you. Offer three choices, and the middle one sells most often.", "marks": []}');
INSERT INTO "digest_versions" VALUES(1,'la',1,'Äö “quoted” ''single'' \ 🌾 
title1','[{"\u00e4": 1}, null, "x"]');
INSERT INTO "digest_versions" VALUES(2,'la',2,'Äö “quoted” ''single'' \ 🌾 
title2','null');
INSERT INTO "digest_versions" VALUES(3,'la',3,'Äö “quoted” ''single'' \ 🌾 
title3','[{"\u00e4": 3}, null, "x"]');
CREATE TABLE digests (
	id INTEGER NOT NULL, 
	kind VARCHAR(16) NOT NULL, 
	author_id INTEGER NOT NULL, 
	state VARCHAR(16) NOT NULL, 
	link TEXT, 
	file_kind VARCHAR(16), 
	file_id TEXT, 
	audience JSON NOT NULL, 
	slot VARCHAR(8) NOT NULL, 
	due_at DATETIME, 
	created_at DATETIME NOT NULL, 
	started_at DATETIME, 
	ended_at DATETIME, 
	prepared_at DATETIME, 
	corrected_at DATETIME, 
	withdrawn_at DATETIME, 
	file_changed_at DATETIME, 
	planned INTEGER NOT NULL, 
	cursor BIGINT NOT NULL, 
	CONSTRAINT pk_digests PRIMARY KEY (id), 
	CONSTRAINT fk_digests_author_id FOREIGN KEY(author_id) REFERENCES people (id)
);
INSERT INTO "digests" VALUES(1,'digest',6,'sent','https://example.org/pris',NULL,NULL,'{"kind": "all"}','now',NULL,'2026-11-28 13:46:36.074382','2026-11-28 13:49:36.394723','2026-11-28 13:49:56.572106','2026-11-28 13:49:36.408357',NULL,NULL,NULL,4,4);
INSERT INTO "digests" VALUES(2,'kind2',2,'stat2','Äö “quoted” ''single'' \ 🌾 
link2','file2','Äö “quoted” ''single'' \ 🌾 
file_id2','null','slot2','2027-01-05 10:02:00.123456','2027-01-05 10:02:00.123456','2027-01-05 10:02:00.123456','2027-01-05 10:02:00.123456','2027-01-05 10:02:00.123456','2027-01-05 10:02:00.123456','2027-01-05 10:02:00.123456','2027-01-05 10:02:00.123456',2,2);
INSERT INTO "digests" VALUES(3,'kind3',3,'stat3',NULL,NULL,NULL,'[{"\u00e4": 3}, null, "x"]','slot3',NULL,'2027-01-05 10:03:00.123456',NULL,NULL,NULL,NULL,NULL,NULL,3,3);
CREATE TABLE drafts (
	chat_id BIGINT NOT NULL, 
	telegram_id BIGINT NOT NULL, 
	kind VARCHAR(24) NOT NULL, 
	payload JSON NOT NULL, 
	prompt_id BIGINT, 
	expires_at DATETIME NOT NULL, 
	CONSTRAINT pk_drafts PRIMARY KEY (chat_id, telegram_id)
);
INSERT INTO "drafts" VALUES(1,1,'kind1','[{"\u00e4": 1}, null, "x"]',1,'2027-01-05 10:01:00.123456');
INSERT INTO "drafts" VALUES(2,2,'kind2','null',2,'2027-01-05 10:02:00.123456');
INSERT INTO "drafts" VALUES(3,3,'kind3','[{"\u00e4": 3}, null, "x"]',NULL,'2027-01-05 10:03:00.123456');
CREATE TABLE enterprise_moves (
	id INTEGER NOT NULL, 
	from_id INTEGER NOT NULL, 
	into_id INTEGER NOT NULL, 
	places JSON NOT NULL, 
	how VARCHAR(16) NOT NULL, 
	filled JSON NOT NULL, 
	moved_at DATETIME NOT NULL, 
	person_id INTEGER, 
	undone_at DATETIME, 
	undone_by INTEGER, 
	CONSTRAINT pk_enterprise_moves PRIMARY KEY (id), 
	CONSTRAINT fk_enterprise_moves_from_id FOREIGN KEY(from_id) REFERENCES enterprises (id), 
	CONSTRAINT fk_enterprise_moves_into_id FOREIGN KEY(into_id) REFERENCES enterprises (id), 
	CONSTRAINT fk_enterprise_moves_person_id FOREIGN KEY(person_id) REFERENCES people (id), 
	CONSTRAINT fk_enterprise_moves_undone_by FOREIGN KEY(undone_by) REFERENCES people (id)
);
INSERT INTO "enterprise_moves" VALUES(1,1,1,'[{"\u00e4": 1}, null, "x"]','how1','[{"\u00e4": 1}, null, "x"]','2027-01-05 10:01:00.123456',1,'2027-01-05 10:01:00.123456',1);
INSERT INTO "enterprise_moves" VALUES(2,2,2,'null','how2','null','2027-01-05 10:02:00.123456',2,'2027-01-05 10:02:00.123456',2);
INSERT INTO "enterprise_moves" VALUES(3,3,3,'[{"\u00e4": 3}, null, "x"]','how3','[{"\u00e4": 3}, null, "x"]','2027-01-05 10:03:00.123456',3,NULL,3);
CREATE TABLE enterprises (
	id INTEGER NOT NULL, 
	name VARCHAR(80) NOT NULL, 
	created_at DATETIME NOT NULL, 
	joined_into INTEGER, 
	CONSTRAINT pk_enterprises PRIMARY KEY (id), 
	CONSTRAINT fk_enterprises_joined_into FOREIGN KEY(joined_into) REFERENCES enterprises (id)
);
INSERT INTO "enterprises" VALUES(1,'Kahvila Aino','2026-11-28 13:28:30.611032',NULL);
INSERT INTO "enterprises" VALUES(2,'Veikon Verstas','2026-11-28 13:28:50.658839',NULL);
INSERT INTO "enterprises" VALUES(3,'Helmen Kukka','2026-11-28 13:29:10.782433',NULL);
INSERT INTO "enterprises" VALUES(4,'Majas Bageri','2026-11-28 13:32:52.354133',NULL);
INSERT INTO "enterprises" VALUES(5,'Holms Snickeri','2026-11-28 13:33:12.399761',NULL);
INSERT INTO "enterprises" VALUES(6,'Backmans Blommor','2026-11-28 13:33:32.522391',NULL);
INSERT INTO "enterprises" VALUES(7,'Niemelän Porotila','2026-11-28 13:36:33.681058',NULL);
INSERT INTO "enterprises" VALUES(8,'Aikion Erämatkat','2026-11-28 13:36:53.730564',NULL);
INSERT INTO "enterprises" VALUES(9,'Kallion Kangas','2026-11-28 13:37:13.872580',NULL);
INSERT INTO "enterprises" VALUES(10,'Ben''s Bikes','2026-11-28 13:42:15.474478',NULL);
INSERT INTO "enterprises" VALUES(11,'Spice Corner','2026-11-28 13:42:35.522506',NULL);
INSERT INTO "enterprises" VALUES(12,'Hill Photography','2026-11-28 13:42:55.666782',NULL);
CREATE TABLE enterprises_apart (
	one_id INTEGER NOT NULL, 
	other_id INTEGER NOT NULL, 
	said_at DATETIME NOT NULL, 
	person_id INTEGER, 
	CONSTRAINT pk_enterprises_apart PRIMARY KEY (one_id, other_id), 
	CONSTRAINT fk_enterprises_apart_one_id FOREIGN KEY(one_id) REFERENCES enterprises (id), 
	CONSTRAINT fk_enterprises_apart_other_id FOREIGN KEY(other_id) REFERENCES enterprises (id), 
	CONSTRAINT fk_enterprises_apart_person_id FOREIGN KEY(person_id) REFERENCES people (id)
);
INSERT INTO "enterprises_apart" VALUES(1,1,'2027-01-05 10:01:00.123456',1);
INSERT INTO "enterprises_apart" VALUES(2,2,'2027-01-05 10:02:00.123456',2);
INSERT INTO "enterprises_apart" VALUES(3,3,'2027-01-05 10:03:00.123456',3);
CREATE TABLE facilitators (
	id INTEGER NOT NULL, 
	group_id INTEGER NOT NULL, 
	person_id INTEGER NOT NULL, 
	since DATETIME NOT NULL, 
	until DATETIME, 
	CONSTRAINT pk_facilitators PRIMARY KEY (id), 
	CONSTRAINT fk_facilitators_group_id FOREIGN KEY(group_id) REFERENCES groups (id), 
	CONSTRAINT fk_facilitators_person_id FOREIGN KEY(person_id) REFERENCES people (id)
);
INSERT INTO "facilitators" VALUES(1,1,1,'2026-11-28 13:27:29.493734',NULL);
INSERT INTO "facilitators" VALUES(2,2,6,'2026-11-28 13:31:51.321492',NULL);
INSERT INTO "facilitators" VALUES(3,3,1,'2026-11-28 13:35:32.632132',NULL);
INSERT INTO "facilitators" VALUES(4,4,13,'2026-11-28 13:40:34.370561',NULL);
CREATE TABLE fading (
	id INTEGER NOT NULL, 
	company_id INTEGER NOT NULL, 
	since DATETIME NOT NULL, 
	asked_at DATETIME NOT NULL, 
	answer VARCHAR(16), 
	answered_at DATETIME, 
	told_at DATETIME, 
	CONSTRAINT pk_fading PRIMARY KEY (id), 
	CONSTRAINT uq_fading_company_id_since UNIQUE (company_id, since), 
	CONSTRAINT fk_fading_company_id FOREIGN KEY(company_id) REFERENCES companies (id)
);
INSERT INTO "fading" VALUES(1,1,'2027-01-05 10:01:00.123456','2027-01-05 10:01:00.123456','answ1','2027-01-05 10:01:00.123456','2027-01-05 10:01:00.123456');
INSERT INTO "fading" VALUES(2,2,'2027-01-05 10:02:00.123456','2027-01-05 10:02:00.123456','answ2','2027-01-05 10:02:00.123456','2027-01-05 10:02:00.123456');
INSERT INTO "fading" VALUES(3,3,'2027-01-05 10:03:00.123456','2027-01-05 10:03:00.123456',NULL,NULL,NULL);
CREATE TABLE feeds (
	token VARCHAR(48) NOT NULL, 
	group_id INTEGER, 
	person_id INTEGER, 
	made_at DATETIME NOT NULL, 
	CONSTRAINT pk_feeds PRIMARY KEY (token), 
	CONSTRAINT uq_feeds_group_id UNIQUE (group_id), 
	CONSTRAINT fk_feeds_group_id FOREIGN KEY(group_id) REFERENCES groups (id), 
	CONSTRAINT uq_feeds_person_id UNIQUE (person_id), 
	CONSTRAINT fk_feeds_person_id FOREIGN KEY(person_id) REFERENCES people (id)
);
INSERT INTO "feeds" VALUES('toke1',1,1,'2027-01-05 10:01:00.123456');
INSERT INTO "feeds" VALUES('toke2',2,2,'2027-01-05 10:02:00.123456');
INSERT INTO "feeds" VALUES('toke3',3,3,'2027-01-05 10:03:00.123456');
CREATE TABLE greetings (
	meeting_id INTEGER NOT NULL, 
	guest_id INTEGER NOT NULL, 
	greeter_id INTEGER NOT NULL, 
	asked_at DATETIME NOT NULL, 
	answer VARCHAR(16), 
	answered_at DATETIME, 
	CONSTRAINT pk_greetings PRIMARY KEY (meeting_id, guest_id, greeter_id), 
	CONSTRAINT fk_greetings_meeting_id FOREIGN KEY(meeting_id) REFERENCES meetings (id), 
	CONSTRAINT fk_greetings_guest_id FOREIGN KEY(guest_id) REFERENCES people (id), 
	CONSTRAINT fk_greetings_greeter_id FOREIGN KEY(greeter_id) REFERENCES people (id)
);
INSERT INTO "greetings" VALUES(1,1,1,'2027-01-05 10:01:00.123456','answ1','2027-01-05 10:01:00.123456');
INSERT INTO "greetings" VALUES(2,2,2,'2027-01-05 10:02:00.123456','answ2','2027-01-05 10:02:00.123456');
INSERT INTO "greetings" VALUES(3,3,3,'2027-01-05 10:03:00.123456',NULL,NULL);
CREATE TABLE group_names (
	id INTEGER NOT NULL, 
	group_id INTEGER NOT NULL, 
	name VARCHAR(255) NOT NULL, 
	since DATETIME NOT NULL, 
	until DATETIME, 
	CONSTRAINT pk_group_names PRIMARY KEY (id), 
	CONSTRAINT fk_group_names_group_id FOREIGN KEY(group_id) REFERENCES groups (id)
);
INSERT INTO "group_names" VALUES(1,1,'Kainuun ydinryhmä','2026-11-28 13:27:29.493734',NULL);
INSERT INTO "group_names" VALUES(2,2,'Österbottens kärngrupp','2026-11-28 13:31:51.321492',NULL);
INSERT INTO "group_names" VALUES(3,3,'Lapin ydinryhmä','2026-11-28 13:35:32.632132',NULL);
INSERT INTO "group_names" VALUES(4,4,'Oulu core group','2026-11-28 13:40:34.370561',NULL);
CREATE TABLE group_states (
	id INTEGER NOT NULL, 
	group_id INTEGER NOT NULL, 
	state VARCHAR(16) NOT NULL, 
	since DATETIME NOT NULL, 
	until DATETIME, 
	CONSTRAINT pk_group_states PRIMARY KEY (id), 
	CONSTRAINT fk_group_states_group_id FOREIGN KEY(group_id) REFERENCES groups (id)
);
INSERT INTO "group_states" VALUES(1,1,'running','2026-11-28 13:27:29.493734',NULL);
INSERT INTO "group_states" VALUES(2,2,'running','2026-11-28 13:31:51.321492',NULL);
INSERT INTO "group_states" VALUES(3,3,'running','2026-11-28 13:35:32.632132',NULL);
INSERT INTO "group_states" VALUES(4,4,'running','2026-11-28 13:40:34.370561',NULL);
CREATE TABLE groups (
	id INTEGER NOT NULL, 
	chat_id BIGINT NOT NULL, 
	title VARCHAR(255) NOT NULL, 
	region VARCHAR(80), 
	language VARCHAR(2) NOT NULL, 
	zone VARCHAR(64) NOT NULL, 
	reminder_minutes JSON NOT NULL, 
	topic_id BIGINT, 
	is_forum BOOLEAN NOT NULL, 
	awake BOOLEAN NOT NULL, 
	is_admin BOOLEAN NOT NULL, 
	registered_at DATETIME, 
	token VARCHAR(32) NOT NULL, 
	rhythm VARCHAR(40), 
	months_off JSON DEFAULT '[]' NOT NULL, 
	digest_hour INTEGER DEFAULT '9' NOT NULL, 
	weekly_digest BOOLEAN DEFAULT 0 NOT NULL, 
	votes JSON DEFAULT '{}' NOT NULL, 
	quiet_from INTEGER DEFAULT '21' NOT NULL, 
	quiet_until INTEGER DEFAULT '8' NOT NULL, 
	sleep_asked_at DATETIME, 
	sleeping_since DATETIME, 
	size_wished INTEGER DEFAULT '8' NOT NULL, 
	size_largest INTEGER DEFAULT '10' NOT NULL, 
	open_meetings BOOLEAN DEFAULT 0 NOT NULL, 
	own_ways JSON DEFAULT '[]' NOT NULL, 
	texts JSON DEFAULT '[]' NOT NULL, 
	CONSTRAINT pk_groups PRIMARY KEY (id), 
	CONSTRAINT uq_groups_chat_id UNIQUE (chat_id), 
	CONSTRAINT uq_groups_token UNIQUE (token)
);
INSERT INTO "groups" VALUES(1,-1002400000001,'Kainuun ydinryhmä','Kainuu','fi','Europe/Helsinki','[10080, 1440, 120]',NULL,0,1,1,'2026-11-28 13:27:29.493734','A7x5n3dO_uh2tUDK',NULL,'[]',9,0,'{}',21,8,NULL,NULL,8,10,0,'[]','[]');
INSERT INTO "groups" VALUES(2,-1002400000002,'Österbottens kärngrupp','Österbotten','sv','Europe/Helsinki','[10080, 1440, 120]',NULL,0,1,1,'2026-11-28 13:31:51.321492','J7ViSIMsBUjcf09Q',NULL,'[]',9,0,'{}',21,8,NULL,NULL,8,10,0,'[]','[]');
INSERT INTO "groups" VALUES(3,-1002400000003,'Lapin ydinryhmä','Lappi','fi','Europe/Helsinki','[10080, 1440, 120]',NULL,0,1,1,'2026-11-28 13:35:32.632132','f6p0EvcEr0JEPDL6',NULL,'[]',9,0,'{}',21,8,NULL,NULL,8,10,0,'[]','[]');
INSERT INTO "groups" VALUES(4,-1002400000004,'Oulu core group','North Ostrobothnia','en','Europe/Helsinki','[10080, 1440, 120]',NULL,0,1,1,'2026-11-28 13:40:34.370561','6luxcPgUBiJNLI0m',NULL,'[]',9,0,'{}',21,8,NULL,NULL,8,10,0,'[]','[]');
CREATE TABLE guest_passes (
	token VARCHAR(32) NOT NULL, 
	meeting_id INTEGER NOT NULL, 
	person_id INTEGER NOT NULL, 
	company_id INTEGER NOT NULL, 
	made_at DATETIME NOT NULL, 
	CONSTRAINT pk_guest_passes PRIMARY KEY (token), 
	CONSTRAINT uq_guest_passes_meeting_id_person_id UNIQUE (meeting_id, person_id), 
	CONSTRAINT fk_guest_passes_meeting_id FOREIGN KEY(meeting_id) REFERENCES meetings (id), 
	CONSTRAINT fk_guest_passes_person_id FOREIGN KEY(person_id) REFERENCES people (id), 
	CONSTRAINT fk_guest_passes_company_id FOREIGN KEY(company_id) REFERENCES companies (id)
);
INSERT INTO "guest_passes" VALUES('toke1',1,1,1,'2027-01-05 10:01:00.123456');
INSERT INTO "guest_passes" VALUES('toke2',2,2,2,'2027-01-05 10:02:00.123456');
INSERT INTO "guest_passes" VALUES('toke3',3,3,3,'2027-01-05 10:03:00.123456');
CREATE TABLE guests (
	meeting_id INTEGER NOT NULL, 
	person_id INTEGER NOT NULL, 
	token VARCHAR(32) NOT NULL, 
	answer VARCHAR(8), 
	answered_at DATETIME, 
	came BOOLEAN, 
	CONSTRAINT pk_guests PRIMARY KEY (meeting_id, person_id), 
	CONSTRAINT fk_guests_meeting_id FOREIGN KEY(meeting_id) REFERENCES meetings (id), 
	CONSTRAINT fk_guests_person_id FOREIGN KEY(person_id) REFERENCES people (id), 
	CONSTRAINT fk_guests_token FOREIGN KEY(token) REFERENCES guest_passes (token)
);
INSERT INTO "guests" VALUES(1,1,'toke1','answ1','2027-01-05 10:01:00.123456',1);
INSERT INTO "guests" VALUES(2,2,'toke2','answ2','2027-01-05 10:02:00.123456',0);
INSERT INTO "guests" VALUES(3,3,'toke3',NULL,NULL,NULL);
CREATE TABLE headcounts (
	id INTEGER NOT NULL, 
	enterprise_id INTEGER NOT NULL, 
	band VARCHAR(8) NOT NULL, 
	held_on DATE NOT NULL, 
	recorded_at DATETIME NOT NULL, 
	person_id INTEGER, 
	CONSTRAINT pk_headcounts PRIMARY KEY (id), 
	CONSTRAINT fk_headcounts_enterprise_id FOREIGN KEY(enterprise_id) REFERENCES enterprises (id), 
	CONSTRAINT fk_headcounts_person_id FOREIGN KEY(person_id) REFERENCES people (id)
);
INSERT INTO "headcounts" VALUES(1,1,'band1','2027-01-01','2027-01-05 10:01:00.123456',1);
INSERT INTO "headcounts" VALUES(2,2,'band2','2027-01-02','2027-01-05 10:02:00.123456',2);
INSERT INTO "headcounts" VALUES(3,3,'band3','2027-01-03','2027-01-05 10:03:00.123456',3);
CREATE TABLE health_flags (
	group_id INTEGER NOT NULL, 
	flag VARCHAR(16) NOT NULL, 
	since DATETIME NOT NULL, 
	times INTEGER DEFAULT '0' NOT NULL, 
	said_at DATETIME, 
	passed_on_at DATETIME, 
	CONSTRAINT pk_health_flags PRIMARY KEY (group_id, flag), 
	CONSTRAINT fk_health_flags_group_id FOREIGN KEY(group_id) REFERENCES groups (id)
);
INSERT INTO "health_flags" VALUES(1,'flag1','2027-01-05 10:01:00.123456',1,'2027-01-05 10:01:00.123456','2027-01-05 10:01:00.123456');
INSERT INTO "health_flags" VALUES(2,'flag2','2027-01-05 10:02:00.123456',2,'2027-01-05 10:02:00.123456','2027-01-05 10:02:00.123456');
INSERT INTO "health_flags" VALUES(3,'flag3','2027-01-05 10:03:00.123456',3,NULL,NULL);
CREATE TABLE inbox (
	update_id BIGINT NOT NULL, 
	body TEXT, 
	received_at DATETIME NOT NULL, 
	done_at DATETIME, 
	begun INTEGER DEFAULT '0' NOT NULL, 
	passed_on BOOLEAN DEFAULT 0 NOT NULL, 
	CONSTRAINT pk_inbox PRIMARY KEY (update_id)
);
INSERT INTO "inbox" VALUES(875481167,NULL,'2026-11-28 13:27:09.465148','2026-11-28 13:27:09.474870',0,0);
INSERT INTO "inbox" VALUES(875481168,NULL,'2026-11-28 13:27:09.465148','2026-11-28 13:27:09.477106',0,0);
INSERT INTO "inbox" VALUES(875481169,NULL,'2026-11-28 13:27:09.465148','2026-11-28 13:27:09.483070',0,0);
INSERT INTO "inbox" VALUES(875481170,NULL,'2026-11-28 13:27:09.465148','2026-11-28 13:27:09.484098',0,0);
INSERT INTO "inbox" VALUES(875481171,NULL,'2026-11-28 13:27:09.465148','2026-11-28 13:27:09.484850',0,0);
INSERT INTO "inbox" VALUES(875481172,NULL,'2026-11-28 13:27:09.465148','2026-11-28 13:27:09.485226',0,0);
INSERT INTO "inbox" VALUES(875481173,NULL,'2026-11-28 13:27:09.465148','2026-11-28 13:27:09.485620',0,0);
INSERT INTO "inbox" VALUES(875481174,NULL,'2026-11-28 13:27:09.465148','2026-11-28 13:27:09.485961',0,0);
INSERT INTO "inbox" VALUES(875481175,NULL,'2026-11-28 13:27:09.465148','2026-11-28 13:27:09.487124',0,0);
INSERT INTO "inbox" VALUES(875481176,NULL,'2026-11-28 13:27:29.488998','2026-11-28 13:27:29.512212',0,0);
INSERT INTO "inbox" VALUES(875481177,NULL,'2026-11-28 13:27:50.556832','2026-11-28 13:27:50.593706',0,0);
INSERT INTO "inbox" VALUES(875481178,NULL,'2026-11-28 13:28:10.600322','2026-11-28 13:28:10.605681',0,0);
INSERT INTO "inbox" VALUES(875481179,NULL,'2026-11-28 13:28:30.607256','2026-11-28 13:28:30.624960',0,0);
INSERT INTO "inbox" VALUES(875481180,NULL,'2026-11-28 13:28:50.657925','2026-11-28 13:28:50.677999',0,0);
INSERT INTO "inbox" VALUES(875481181,NULL,'2026-11-28 13:29:10.781269','2026-11-28 13:29:10.787860',0,0);
INSERT INTO "inbox" VALUES(875481182,NULL,'2026-11-28 13:29:30.789414','2026-11-28 13:29:30.794785',0,0);
INSERT INTO "inbox" VALUES(875481183,NULL,'2026-11-28 13:29:50.801942','2026-11-28 13:29:50.811246',0,0);
INSERT INTO "inbox" VALUES(875481184,NULL,'2026-11-28 13:30:10.813138','2026-11-28 13:30:10.826112',0,0);
INSERT INTO "inbox" VALUES(875481185,NULL,'2026-11-28 13:30:30.827867','2026-11-28 13:30:30.836193',0,0);
INSERT INTO "inbox" VALUES(875481186,NULL,'2026-11-28 13:30:50.838439','2026-11-28 13:30:51.248758',0,0);
INSERT INTO "inbox" VALUES(875481187,NULL,'2026-11-28 13:31:11.257488','2026-11-28 13:31:11.273187',0,0);
INSERT INTO "inbox" VALUES(875481188,NULL,'2026-11-28 13:31:31.309175','2026-11-28 13:31:31.312793',0,0);
INSERT INTO "inbox" VALUES(875481189,NULL,'2026-11-28 13:31:31.309175','2026-11-28 13:31:31.313788',0,0);
INSERT INTO "inbox" VALUES(875481190,NULL,'2026-11-28 13:31:31.309175','2026-11-28 13:31:31.315168',0,0);
INSERT INTO "inbox" VALUES(875481191,NULL,'2026-11-28 13:31:31.309175','2026-11-28 13:31:31.315898',0,0);
INSERT INTO "inbox" VALUES(875481192,NULL,'2026-11-28 13:31:31.309175','2026-11-28 13:31:31.316559',0,0);
INSERT INTO "inbox" VALUES(875481193,NULL,'2026-11-28 13:31:31.309175','2026-11-28 13:31:31.316974',0,0);
INSERT INTO "inbox" VALUES(875481194,NULL,'2026-11-28 13:31:31.309175','2026-11-28 13:31:31.317335',0,0);
INSERT INTO "inbox" VALUES(875481195,NULL,'2026-11-28 13:31:31.309175','2026-11-28 13:31:31.318066',0,0);
INSERT INTO "inbox" VALUES(875481196,NULL,'2026-11-28 13:31:51.319451','2026-11-28 13:31:51.328158',0,0);
INSERT INTO "inbox" VALUES(875481197,NULL,'2026-11-28 13:32:12.331198','2026-11-28 13:32:12.338820',0,0);
INSERT INTO "inbox" VALUES(875481198,NULL,'2026-11-28 13:32:32.344719','2026-11-28 13:32:32.349229',0,0);
INSERT INTO "inbox" VALUES(875481199,NULL,'2026-11-28 13:32:52.350749','2026-11-28 13:32:52.365637',0,0);
INSERT INTO "inbox" VALUES(875481200,NULL,'2026-11-28 13:33:12.398659','2026-11-28 13:33:12.411510',0,0);
INSERT INTO "inbox" VALUES(875481201,NULL,'2026-11-28 13:33:32.521196','2026-11-28 13:33:32.527056',0,0);
INSERT INTO "inbox" VALUES(875481202,NULL,'2026-11-28 13:33:52.528452','2026-11-28 13:33:52.537195',0,0);
INSERT INTO "inbox" VALUES(875481203,NULL,'2026-11-28 13:34:12.539096','2026-11-28 13:34:12.549509',0,0);
INSERT INTO "inbox" VALUES(875481204,NULL,'2026-11-28 13:34:32.551623','2026-11-28 13:34:32.562158',0,0);
INSERT INTO "inbox" VALUES(875481205,NULL,'2026-11-28 13:34:52.564237','2026-11-28 13:34:52.581678',0,0);
INSERT INTO "inbox" VALUES(875481206,NULL,'2026-11-28 13:35:12.593150','2026-11-28 13:35:12.596060',0,0);
INSERT INTO "inbox" VALUES(875481207,NULL,'2026-11-28 13:35:12.593150','2026-11-28 13:35:12.597015',0,0);
INSERT INTO "inbox" VALUES(875481208,NULL,'2026-11-28 13:35:12.593150','2026-11-28 13:35:12.598389',0,0);
INSERT INTO "inbox" VALUES(875481209,NULL,'2026-11-28 13:35:12.593150','2026-11-28 13:35:12.599035',0,0);
INSERT INTO "inbox" VALUES(875481210,NULL,'2026-11-28 13:35:12.593150','2026-11-28 13:35:12.621523',0,0);
INSERT INTO "inbox" VALUES(875481211,NULL,'2026-11-28 13:35:12.593150','2026-11-28 13:35:12.622137',0,0);
INSERT INTO "inbox" VALUES(875481212,NULL,'2026-11-28 13:35:12.593150','2026-11-28 13:35:12.622550',0,0);
INSERT INTO "inbox" VALUES(875481213,NULL,'2026-11-28 13:35:12.593150','2026-11-28 13:35:12.627699',0,0);
INSERT INTO "inbox" VALUES(875481214,NULL,'2026-11-28 13:35:32.629843','2026-11-28 13:35:32.642472',0,0);
INSERT INTO "inbox" VALUES(875481215,NULL,'2026-11-28 13:35:53.643088','2026-11-28 13:35:53.663930',0,0);
INSERT INTO "inbox" VALUES(875481216,NULL,'2026-11-28 13:36:13.667831','2026-11-28 13:36:13.674865',0,0);
INSERT INTO "inbox" VALUES(875481217,NULL,'2026-11-28 13:36:33.679722','2026-11-28 13:36:33.701131',0,0);
INSERT INTO "inbox" VALUES(875481218,NULL,'2026-11-28 13:36:53.729656','2026-11-28 13:36:53.745776',0,0);
INSERT INTO "inbox" VALUES(875481219,NULL,'2026-11-28 13:37:13.866118','2026-11-28 13:37:13.877598',0,0);
INSERT INTO "inbox" VALUES(875481220,NULL,'2026-11-28 13:37:33.883466','2026-11-28 13:37:33.905097',0,0);
INSERT INTO "inbox" VALUES(875481221,NULL,'2026-11-28 13:37:53.907085','2026-11-28 13:37:53.930866',0,0);
INSERT INTO "inbox" VALUES(875481222,NULL,'2026-11-28 13:38:13.942242','2026-11-28 13:38:13.973535',0,0);
INSERT INTO "inbox" VALUES(875481223,NULL,'2026-11-28 13:38:33.980647','2026-11-28 13:38:34.006541',0,0);
INSERT INTO "inbox" VALUES(875481224,NULL,'2026-11-28 13:38:54.017676','2026-11-28 13:38:54.056714',0,0);
INSERT INTO "inbox" VALUES(875481225,NULL,'2026-11-28 13:39:14.090416','2026-11-28 13:39:14.111019',0,0);
INSERT INTO "inbox" VALUES(875481226,NULL,'2026-11-28 13:39:34.150713','2026-11-28 13:39:34.193828',0,0);
INSERT INTO "inbox" VALUES(875481227,NULL,'2026-11-28 13:39:54.275865','2026-11-28 13:39:54.298516',0,0);
INSERT INTO "inbox" VALUES(875481228,NULL,'2026-11-28 13:40:14.320512','2026-11-28 13:40:14.333052',0,0);
INSERT INTO "inbox" VALUES(875481229,NULL,'2026-11-28 13:40:14.320512','2026-11-28 13:40:14.336743',0,0);
INSERT INTO "inbox" VALUES(875481230,NULL,'2026-11-28 13:40:14.320512','2026-11-28 13:40:14.340781',0,0);
INSERT INTO "inbox" VALUES(875481231,NULL,'2026-11-28 13:40:14.320512','2026-11-28 13:40:14.341463',0,0);
INSERT INTO "inbox" VALUES(875481232,NULL,'2026-11-28 13:40:14.320512','2026-11-28 13:40:14.342104',0,0);
INSERT INTO "inbox" VALUES(875481233,NULL,'2026-11-28 13:40:14.320512','2026-11-28 13:40:14.342470',0,0);
INSERT INTO "inbox" VALUES(875481234,NULL,'2026-11-28 13:40:14.320512','2026-11-28 13:40:14.342819',0,0);
INSERT INTO "inbox" VALUES(875481235,NULL,'2026-11-28 13:40:14.320512','2026-11-28 13:40:14.351669',0,0);
INSERT INTO "inbox" VALUES(875481236,NULL,'2026-11-28 13:40:34.353450','2026-11-28 13:40:34.398797',0,0);
INSERT INTO "inbox" VALUES(875481237,NULL,'2026-11-28 13:40:55.400094','2026-11-28 13:40:55.404864',0,0);
INSERT INTO "inbox" VALUES(875481238,NULL,'2026-11-28 13:41:15.406558','2026-11-28 13:41:15.436110',0,0);
INSERT INTO "inbox" VALUES(875481239,NULL,'2026-11-28 13:41:35.438206','2026-11-28 13:41:35.457592',0,0);
INSERT INTO "inbox" VALUES(875481240,NULL,'2026-11-28 13:41:55.459306','2026-11-28 13:41:55.471725',0,0);
INSERT INTO "inbox" VALUES(875481241,NULL,'2026-11-28 13:42:15.473736','2026-11-28 13:42:15.490497',0,0);
INSERT INTO "inbox" VALUES(875481242,NULL,'2026-11-28 13:42:35.521615','2026-11-28 13:42:35.555265',0,0);
INSERT INTO "inbox" VALUES(875481243,NULL,'2026-11-28 13:42:55.665218','2026-11-28 13:42:55.680914',0,0);
INSERT INTO "inbox" VALUES(875481244,NULL,'2026-11-28 13:43:15.682874','2026-11-28 13:43:15.701771',0,0);
INSERT INTO "inbox" VALUES(875481245,NULL,'2026-11-28 13:43:35.709178','2026-11-28 13:43:35.729198',0,0);
INSERT INTO "inbox" VALUES(875481246,NULL,'2026-11-28 13:43:55.735549','2026-11-28 13:43:55.751943',0,0);
INSERT INTO "inbox" VALUES(875481247,NULL,'2026-11-28 13:44:15.754607','2026-11-28 13:44:15.783694',0,0);
INSERT INTO "inbox" VALUES(875481248,NULL,'2026-11-28 13:44:35.794127','2026-11-28 13:44:35.820065',0,0);
INSERT INTO "inbox" VALUES(875481249,NULL,'2026-11-28 13:44:55.857904','2026-11-28 13:44:55.875817',0,0);
INSERT INTO "inbox" VALUES(875481250,NULL,'2026-11-28 13:45:15.878000','2026-11-28 13:45:15.892717',0,0);
INSERT INTO "inbox" VALUES(875481251,NULL,'2026-11-28 13:45:35.894958','2026-11-28 13:45:35.920210',0,0);
INSERT INTO "inbox" VALUES(875481252,NULL,'2026-11-28 13:45:55.980156','2026-11-28 13:45:55.989248',0,0);
INSERT INTO "inbox" VALUES(875481253,NULL,'2026-11-28 13:46:15.991393','2026-11-28 13:46:16.014989',0,0);
INSERT INTO "inbox" VALUES(875481254,NULL,'2026-11-28 13:46:36.072259','2026-11-28 13:46:36.206558',0,0);
INSERT INTO "inbox" VALUES(875481255,NULL,'2026-11-28 13:46:56.217513','2026-11-28 13:46:56.235640',0,0);
INSERT INTO "inbox" VALUES(875481256,NULL,'2026-11-28 13:47:16.238074','2026-11-28 13:47:16.260691',0,0);
INSERT INTO "inbox" VALUES(875481257,NULL,'2026-11-28 13:47:36.262824','2026-11-28 13:47:36.278540',0,0);
INSERT INTO "inbox" VALUES(875481258,NULL,'2026-11-28 13:47:56.285211','2026-11-28 13:47:56.305270',0,0);
INSERT INTO "inbox" VALUES(875481259,NULL,'2026-11-28 13:48:16.311960','2026-11-28 13:48:16.323675',0,0);
INSERT INTO "inbox" VALUES(875481260,NULL,'2026-11-28 13:48:36.325612','2026-11-28 13:48:36.343170',0,0);
INSERT INTO "inbox" VALUES(875481261,NULL,'2026-11-28 13:48:56.357741','2026-11-28 13:48:56.369955',0,0);
INSERT INTO "inbox" VALUES(875481262,NULL,'2026-11-28 13:49:16.373116','2026-11-28 13:49:16.390120',0,0);
INSERT INTO "inbox" VALUES(875481263,NULL,'2026-11-28 13:49:36.393648','2026-11-28 13:49:36.430515',0,0);
INSERT INTO "inbox" VALUES(1,'Äö “quoted” ''single'' \ 🌾 
body1','2027-01-05 10:01:00.123456','2027-01-05 10:01:00.123456',1,1);
INSERT INTO "inbox" VALUES(2,'Äö “quoted” ''single'' \ 🌾 
body2','2027-01-05 10:02:00.123456','2027-01-05 10:02:00.123456',2,0);
INSERT INTO "inbox" VALUES(3,NULL,'2027-01-05 10:03:00.123456',NULL,3,0);
CREATE TABLE introduction_rounds (
	month VARCHAR(7) NOT NULL, 
	at DATETIME NOT NULL, 
	willing INTEGER NOT NULL, 
	matched INTEGER NOT NULL, 
	CONSTRAINT pk_introduction_rounds PRIMARY KEY (month)
);
INSERT INTO "introduction_rounds" VALUES('mont1','2027-01-05 10:01:00.123456',1,1);
INSERT INTO "introduction_rounds" VALUES('mont2','2027-01-05 10:02:00.123456',2,2);
INSERT INTO "introduction_rounds" VALUES('mont3','2027-01-05 10:03:00.123456',3,3);
CREATE TABLE introduction_sides (
	introduction_id INTEGER NOT NULL, 
	enterprise_id INTEGER NOT NULL, 
	person_id INTEGER, 
	group_id INTEGER NOT NULL, 
	answer VARCHAR(8), 
	answered_at DATETIME, 
	outcome VARCHAR(16), 
	outcome_at DATETIME, 
	CONSTRAINT pk_introduction_sides PRIMARY KEY (introduction_id, enterprise_id), 
	CONSTRAINT fk_introduction_sides_introduction_id FOREIGN KEY(introduction_id) REFERENCES introductions (id), 
	CONSTRAINT fk_introduction_sides_enterprise_id FOREIGN KEY(enterprise_id) REFERENCES enterprises (id), 
	CONSTRAINT fk_introduction_sides_person_id FOREIGN KEY(person_id) REFERENCES people (id), 
	CONSTRAINT fk_introduction_sides_group_id FOREIGN KEY(group_id) REFERENCES groups (id)
);
INSERT INTO "introduction_sides" VALUES(1,1,1,1,'answ1','2027-01-05 10:01:00.123456','outc1','2027-01-05 10:01:00.123456');
INSERT INTO "introduction_sides" VALUES(2,2,2,2,'answ2','2027-01-05 10:02:00.123456','outc2','2027-01-05 10:02:00.123456');
INSERT INTO "introduction_sides" VALUES(3,3,3,3,NULL,NULL,NULL,NULL);
CREATE TABLE introductions (
	id INTEGER NOT NULL, 
	month VARCHAR(7) NOT NULL, 
	proposed_at DATETIME NOT NULL, 
	introduced_at DATETIME, 
	ended_at DATETIME, 
	CONSTRAINT pk_introductions PRIMARY KEY (id), 
	CONSTRAINT fk_introductions_month FOREIGN KEY(month) REFERENCES introduction_rounds (month)
);
INSERT INTO "introductions" VALUES(1,'mont1','2027-01-05 10:01:00.123456','2027-01-05 10:01:00.123456','2027-01-05 10:01:00.123456');
INSERT INTO "introductions" VALUES(2,'mont2','2027-01-05 10:02:00.123456','2027-01-05 10:02:00.123456','2027-01-05 10:02:00.123456');
INSERT INTO "introductions" VALUES(3,'mont3','2027-01-05 10:03:00.123456',NULL,NULL);
CREATE TABLE joint_answers (
	joint_id INTEGER NOT NULL, 
	person_id INTEGER NOT NULL, 
	group_id INTEGER NOT NULL, 
	answer VARCHAR(8) NOT NULL, 
	guests INTEGER DEFAULT 0 NOT NULL, 
	answered_at DATETIME NOT NULL, 
	CONSTRAINT pk_joint_answers PRIMARY KEY (joint_id, person_id), 
	CONSTRAINT fk_joint_answers_joint_id FOREIGN KEY(joint_id) REFERENCES joint_meetings (id) ON DELETE CASCADE, 
	CONSTRAINT fk_joint_answers_person_id FOREIGN KEY(person_id) REFERENCES people (id), 
	CONSTRAINT fk_joint_answers_group_id FOREIGN KEY(group_id) REFERENCES groups (id)
);
INSERT INTO "joint_answers" VALUES(1,1,1,'answ1',1,'2027-01-05 10:01:00.123456');
INSERT INTO "joint_answers" VALUES(2,2,2,'answ2',2,'2027-01-05 10:02:00.123456');
INSERT INTO "joint_answers" VALUES(3,3,3,'answ3',3,'2027-01-05 10:03:00.123456');
CREATE TABLE joint_companies (
	joint_id INTEGER NOT NULL, 
	company_id INTEGER NOT NULL, 
	CONSTRAINT pk_joint_companies PRIMARY KEY (joint_id, company_id), 
	CONSTRAINT fk_joint_companies_joint_id FOREIGN KEY(joint_id) REFERENCES joint_meetings (id) ON DELETE CASCADE, 
	CONSTRAINT fk_joint_companies_company_id FOREIGN KEY(company_id) REFERENCES companies (id)
);
INSERT INTO "joint_companies" VALUES(1,1);
INSERT INTO "joint_companies" VALUES(2,2);
INSERT INTO "joint_companies" VALUES(3,3);
CREATE TABLE joint_groups (
	joint_id INTEGER NOT NULL, 
	group_id INTEGER NOT NULL, 
	CONSTRAINT pk_joint_groups PRIMARY KEY (joint_id, group_id), 
	CONSTRAINT fk_joint_groups_joint_id FOREIGN KEY(joint_id) REFERENCES joint_meetings (id) ON DELETE CASCADE, 
	CONSTRAINT fk_joint_groups_group_id FOREIGN KEY(group_id) REFERENCES groups (id)
);
INSERT INTO "joint_groups" VALUES(1,1);
INSERT INTO "joint_groups" VALUES(2,2);
INSERT INTO "joint_groups" VALUES(3,3);
CREATE TABLE joint_meetings (
	id INTEGER NOT NULL, 
	title VARCHAR(200), 
	starts_at DATETIME, 
	place VARCHAR(300), 
	zone VARCHAR(64) NOT NULL, 
	capacity INTEGER, 
	state VARCHAR(16) NOT NULL, 
	reason VARCHAR(500), 
	person_id INTEGER, 
	sequence INTEGER DEFAULT '0' NOT NULL, 
	made_at DATETIME NOT NULL, 
	told_at DATETIME, 
	changed_at DATETIME NOT NULL, 
	held BOOLEAN, 
	came INTEGER, 
	words VARCHAR(1000), 
	confirmed_at DATETIME, 
	companies_at DATETIME, 
	CONSTRAINT pk_joint_meetings PRIMARY KEY (id), 
	CONSTRAINT fk_joint_meetings_person_id FOREIGN KEY(person_id) REFERENCES people (id)
);
INSERT INTO "joint_meetings" VALUES(1,'titl1','2027-01-05 10:01:00.123456','plac1','zone1',1,'stat1','reas1',1,1,'2027-01-05 10:01:00.123456','2027-01-05 10:01:00.123456','2027-01-05 10:01:00.123456',1,1,'word1','2027-01-05 10:01:00.123456','2027-01-05 10:01:00.123456');
INSERT INTO "joint_meetings" VALUES(2,'titl2','2027-01-05 10:02:00.123456','plac2','zone2',2,'stat2','reas2',2,2,'2027-01-05 10:02:00.123456','2027-01-05 10:02:00.123456','2027-01-05 10:02:00.123456',0,2,'word2','2027-01-05 10:02:00.123456','2027-01-05 10:02:00.123456');
INSERT INTO "joint_meetings" VALUES(3,NULL,NULL,NULL,'zone3',NULL,'stat3',NULL,3,3,'2027-01-05 10:03:00.123456',NULL,'2027-01-05 10:03:00.123456',NULL,NULL,NULL,NULL,NULL);
CREATE TABLE kept (
	name VARCHAR(64) NOT NULL, 
	value TEXT NOT NULL, 
	CONSTRAINT pk_kept PRIMARY KEY (name)
);
INSERT INTO "kept" VALUES('port','33921');
INSERT INTO "kept" VALUES('search-words','[2446, null]');
INSERT INTO "kept" VALUES('pace','{"groups": {"-1002400000001": [20.384122133255005], "-1002400000002": [20.31477999687195], "-1002400000003": [20.27799105644226], "-1002400000004": [20.242006063461304]}, "held": {}, "unknown": [], "whole": true, "at": "2026-11-28T13:49:56.805616+00:00"}');
INSERT INTO "kept" VALUES('heard-at','2026-11-28T13:49:36.394501+00:00');
INSERT INTO "kept" VALUES('name1','Äö “quoted” ''single'' \ 🌾 
value1');
INSERT INTO "kept" VALUES('name2','Äö “quoted” ''single'' \ 🌾 
value2');
INSERT INTO "kept" VALUES('name3','Äö “quoted” ''single'' \ 🌾 
value3');
CREATE TABLE mail_addresses (
	person_id INTEGER NOT NULL, 
	address VARCHAR(254) NOT NULL, 
	added_at DATETIME NOT NULL, 
	confirmed_at DATETIME, 
	alone BOOLEAN DEFAULT false NOT NULL, 
	failed_at DATETIME, 
	code VARCHAR(200), 
	code_until DATETIME, 
	tries INTEGER DEFAULT '0' NOT NULL, 
	CONSTRAINT pk_mail_addresses PRIMARY KEY (person_id), 
	CONSTRAINT fk_mail_addresses_person_id FOREIGN KEY(person_id) REFERENCES people (id)
);
INSERT INTO "mail_addresses" VALUES(1,'addr1','2027-01-05 10:01:00.123456','2027-01-05 10:01:00.123456',1,'2027-01-05 10:01:00.123456','code1','2027-01-05 10:01:00.123456',1);
INSERT INTO "mail_addresses" VALUES(2,'addr2','2027-01-05 10:02:00.123456','2027-01-05 10:02:00.123456',0,'2027-01-05 10:02:00.123456','code2','2027-01-05 10:02:00.123456',2);
INSERT INTO "mail_addresses" VALUES(3,'addr3','2027-01-05 10:03:00.123456',NULL,0,NULL,NULL,NULL,3);
CREATE TABLE mail_replies (
	id INTEGER NOT NULL, 
	mail_id INTEGER NOT NULL, 
	message_hash VARCHAR(64) NOT NULL, 
	received_at DATETIME NOT NULL, 
	outcome VARCHAR(24) NOT NULL, 
	answer_id INTEGER, 
	CONSTRAINT pk_mail_replies PRIMARY KEY (id), 
	CONSTRAINT fk_mail_replies_mail_id FOREIGN KEY(mail_id) REFERENCES mails (id) ON DELETE CASCADE, 
	CONSTRAINT uq_mail_replies_message_hash UNIQUE (message_hash), 
	CONSTRAINT fk_mail_replies_answer_id FOREIGN KEY(answer_id) REFERENCES answers (id)
);
INSERT INTO "mail_replies" VALUES(1,1,'mess1','2027-01-05 10:01:00.123456','outc1',1);
INSERT INTO "mail_replies" VALUES(2,2,'mess2','2027-01-05 10:02:00.123456','outc2',2);
INSERT INTO "mail_replies" VALUES(3,3,'mess3','2027-01-05 10:03:00.123456','outc3',3);
CREATE TABLE mails (
	id INTEGER NOT NULL, 
	"key" VARCHAR(220) NOT NULL, 
	person_id INTEGER NOT NULL, 
	kind VARCHAR(24) NOT NULL, 
	address VARCHAR(254) NOT NULL, 
	subject VARCHAR(200) NOT NULL, 
	body TEXT NOT NULL, 
	token VARCHAR(32) NOT NULL, 
	question_id INTEGER, 
	created_at DATETIME NOT NULL, 
	due_at DATETIME NOT NULL, 
	state VARCHAR(16) NOT NULL, 
	tries INTEGER DEFAULT '0' NOT NULL, 
	note VARCHAR(300), 
	CONSTRAINT pk_mails PRIMARY KEY (id), 
	CONSTRAINT uq_mails_key UNIQUE ("key"), 
	CONSTRAINT fk_mails_person_id FOREIGN KEY(person_id) REFERENCES people (id), 
	CONSTRAINT uq_mails_token UNIQUE (token), 
	CONSTRAINT fk_mails_question_id FOREIGN KEY(question_id) REFERENCES questions (id)
);
INSERT INTO "mails" VALUES(1,'key1',1,'kind1','addr1','subj1','Äö “quoted” ''single'' \ 🌾 
body1','toke1',1,'2027-01-05 10:01:00.123456','2027-01-05 10:01:00.123456','stat1',1,'note1');
INSERT INTO "mails" VALUES(2,'key2',2,'kind2','addr2','subj2','Äö “quoted” ''single'' \ 🌾 
body2','toke2',2,'2027-01-05 10:02:00.123456','2027-01-05 10:02:00.123456','stat2',2,'note2');
INSERT INTO "mails" VALUES(3,'key3',3,'kind3','addr3','subj3','Äö “quoted” ''single'' \ 🌾 
body3','toke3',3,'2027-01-05 10:03:00.123456','2027-01-05 10:03:00.123456','stat3',3,NULL);
CREATE TABLE meetings (
	id INTEGER NOT NULL, 
	group_id INTEGER NOT NULL, 
	turn_id INTEGER NOT NULL, 
	company_id INTEGER NOT NULL, 
	theme VARCHAR(300), 
	starts_at DATETIME NOT NULL, 
	place VARCHAR(300), 
	state VARCHAR(16) NOT NULL, 
	reason VARCHAR(500), 
	uid VARCHAR(64) NOT NULL, 
	sequence INTEGER NOT NULL, 
	changed_at DATETIME NOT NULL, 
	wall_clock VARCHAR(16), 
	minutes INTEGER, 
	CONSTRAINT pk_meetings PRIMARY KEY (id), 
	CONSTRAINT fk_meetings_group_id FOREIGN KEY(group_id) REFERENCES groups (id), 
	CONSTRAINT fk_meetings_turn_id FOREIGN KEY(turn_id) REFERENCES turns (id), 
	CONSTRAINT fk_meetings_company_id FOREIGN KEY(company_id) REFERENCES companies (id), 
	CONSTRAINT uq_meetings_uid UNIQUE (uid)
);
INSERT INTO "meetings" VALUES(1,3,3,7,NULL,'2026-12-14 13:00:00.000000','Niemelän Porotila, Porotie 3','planned',NULL,'1e0457e1a7f3cbb48d1eca7b',0,'2026-11-28 13:39:34.152710','2026-12-14T15:00',NULL);
INSERT INTO "meetings" VALUES(2,2,2,2,'them2','2027-01-05 10:02:00.123456','plac2','stat2','reas2','uid2',2,'2027-01-05 10:02:00.123456','wall2',2);
INSERT INTO "meetings" VALUES(3,3,3,3,NULL,'2027-01-05 10:03:00.123456',NULL,'stat3',NULL,'uid3',3,'2027-01-05 10:03:00.123456',NULL,NULL);
CREATE TABLE member_asks (
	id INTEGER NOT NULL, 
	group_id INTEGER NOT NULL, 
	person_id INTEGER NOT NULL, 
	asked_at DATETIME NOT NULL, 
	answer VARCHAR(16), 
	CONSTRAINT pk_member_asks PRIMARY KEY (id), 
	CONSTRAINT fk_member_asks_group_id FOREIGN KEY(group_id) REFERENCES groups (id), 
	CONSTRAINT fk_member_asks_person_id FOREIGN KEY(person_id) REFERENCES people (id)
);
INSERT INTO "member_asks" VALUES(1,1,1,'2027-01-05 10:01:00.123456','answ1');
INSERT INTO "member_asks" VALUES(2,2,2,'2027-01-05 10:02:00.123456','answ2');
INSERT INTO "member_asks" VALUES(3,3,3,'2027-01-05 10:03:00.123456',NULL);
CREATE TABLE memberships (
	id INTEGER NOT NULL, 
	person_id INTEGER NOT NULL, 
	group_id INTEGER NOT NULL, 
	company_id INTEGER NOT NULL, 
	joined_at DATETIME NOT NULL, 
	left_at DATETIME, 
	left_because VARCHAR(16), 
	CONSTRAINT pk_memberships PRIMARY KEY (id), 
	CONSTRAINT fk_memberships_person_id FOREIGN KEY(person_id) REFERENCES people (id), 
	CONSTRAINT fk_memberships_group_id FOREIGN KEY(group_id) REFERENCES groups (id), 
	CONSTRAINT fk_memberships_company_id FOREIGN KEY(company_id) REFERENCES companies (id)
);
INSERT INTO "memberships" VALUES(1,2,1,1,'2026-11-28 13:28:30.611032',NULL,NULL);
INSERT INTO "memberships" VALUES(2,3,1,2,'2026-11-28 13:28:50.658839',NULL,NULL);
INSERT INTO "memberships" VALUES(3,4,1,3,'2026-11-28 13:29:10.782433',NULL,NULL);
INSERT INTO "memberships" VALUES(4,5,1,1,'2026-11-28 13:29:30.790366',NULL,NULL);
INSERT INTO "memberships" VALUES(5,7,2,4,'2026-11-28 13:32:52.354133',NULL,NULL);
INSERT INTO "memberships" VALUES(6,8,2,5,'2026-11-28 13:33:12.399761',NULL,NULL);
INSERT INTO "memberships" VALUES(7,9,2,6,'2026-11-28 13:33:32.522391',NULL,NULL);
INSERT INTO "memberships" VALUES(8,10,3,7,'2026-11-28 13:36:33.681058',NULL,NULL);
INSERT INTO "memberships" VALUES(9,11,3,8,'2026-11-28 13:36:53.730564',NULL,NULL);
INSERT INTO "memberships" VALUES(10,12,3,9,'2026-11-28 13:37:13.872580',NULL,NULL);
INSERT INTO "memberships" VALUES(11,14,4,10,'2026-11-28 13:42:15.474478',NULL,NULL);
INSERT INTO "memberships" VALUES(12,15,4,11,'2026-11-28 13:42:35.522506',NULL,NULL);
INSERT INTO "memberships" VALUES(13,16,4,12,'2026-11-28 13:42:55.666782',NULL,NULL);
CREATE TABLE memory (
	id INTEGER NOT NULL, 
	kind VARCHAR(16) NOT NULL, 
	subject_id BIGINT NOT NULL, 
	group_id INTEGER, 
	person_id INTEGER, 
	language VARCHAR(2) NOT NULL, 
	title TEXT NOT NULL, 
	body TEXT NOT NULL, 
	chat_id BIGINT, 
	message_id BIGINT, 
	kept_at DATETIME NOT NULL, 
	index_version SMALLINT DEFAULT '0' NOT NULL, 
	CONSTRAINT pk_memory PRIMARY KEY (id), 
	CONSTRAINT uq_memory_kind_subject_id_group_id UNIQUE (kind, subject_id, group_id), 
	CONSTRAINT fk_memory_group_id FOREIGN KEY(group_id) REFERENCES groups (id), 
	CONSTRAINT fk_memory_person_id FOREIGN KEY(person_id) REFERENCES people (id)
);
INSERT INTO "memory" VALUES(1,'question',1,1,2,'fi','#1','Miten hinnoittelette pienet keikat, joista ei kehtaa laskuttaa koko tuntia?',-1002400000001,26,'2026-11-28 13:30:50.875780',2446);
INSERT INTO "memory" VALUES(2,'answer',1,1,3,'fi','#1','Meillä on pienin laskutettava työ puoli tuntia, ja se lukee tarjouksessa. Kukaan ei ole valittanut.',-1002400000001,27,'2026-11-28 13:31:11.261600',2446);
INSERT INTO "memory" VALUES(3,'question',2,2,7,'sv','#1','Vilket kassasystem använder ni? Vårt slutar fungera vid årsskiftet.',-1002400000002,23,'2026-11-28 13:34:52.573807',2446);
INSERT INTO "memory" VALUES(4,'question',3,3,10,'fi','#1','Kuka tekee teillä kirjanpidon, ja mitä se maksaa kuussa?',-1002400000003,23,'2026-11-28 13:38:33.990459',2446);
INSERT INTO "memory" VALUES(5,'answer',2,3,11,'fi','#1','Meillä tilitoimisto Rovaniemeltä, 180 euroa kuussa. Kuitit lähetän puhelimella.',-1002400000003,24,'2026-11-28 13:38:54.024984',2446);
INSERT INTO "memory" VALUES(6,'question',4,4,14,'en','#1','Has anyone let their customers book online? Was it worth it?',-1002400000004,23,'2026-11-28 13:44:15.768895',2446);
INSERT INTO "memory" VALUES(7,'answer',3,4,15,'en','#1','We did, in March. About a third of the bookings now come after closing time.',-1002400000004,24,'2026-11-28 13:44:35.800546',2446);
INSERT INTO "memory" VALUES(8,'digest',1,NULL,6,'sv','Tre sätt att sätta pris','Fråga vad arbetet är värt för kunden, inte bara vad det kostar dig. Företag som ger tre alternativ säljer oftare det mellersta.

Kolme tapaa hinnoitella
Kysy, minkä arvoinen työ on asiakkaalle, älä vain mitä se maksaa sinulle. Kun tarjoat kolme vaihtoehtoa, keskimmäinen myy useimmin.

Three ways to set a price
Ask what the work is worth to the customer, not only what it costs you. Offer three choices, and the middle one sells most often.',NULL,NULL,'2026-11-28 13:49:56.572106',2446);
CREATE TABLE memory_places (
	word_id INTEGER NOT NULL, 
	scope BIGINT NOT NULL, 
	memory_id INTEGER NOT NULL, 
	weight INTEGER NOT NULL, 
	CONSTRAINT pk_memory_places PRIMARY KEY (word_id, scope, memory_id), 
	CONSTRAINT fk_memory_places_word_id FOREIGN KEY(word_id) REFERENCES memory_words (id), 
	CONSTRAINT fk_memory_places_memory_id FOREIGN KEY(memory_id) REFERENCES memory (id) ON DELETE CASCADE
)
 WITHOUT ROWID

;
INSERT INTO "memory_places" VALUES(1,1,1,1517);
INSERT INTO "memory_places" VALUES(1,1,2,1517);
INSERT INTO "memory_places" VALUES(1,2,3,1566);
INSERT INTO "memory_places" VALUES(1,3,4,1583);
INSERT INTO "memory_places" VALUES(1,3,5,1517);
INSERT INTO "memory_places" VALUES(1,4,6,1566);
INSERT INTO "memory_places" VALUES(1,4,7,1549);
INSERT INTO "memory_places" VALUES(2,1,1,1158);
INSERT INTO "memory_places" VALUES(2,2,2,2);
INSERT INTO "memory_places" VALUES(3,1,1,1158);
INSERT INTO "memory_places" VALUES(3,3,3,3);
INSERT INTO "memory_places" VALUES(4,1,1,1158);
INSERT INTO "memory_places" VALUES(5,1,1,1158);
INSERT INTO "memory_places" VALUES(6,1,1,1158);
INSERT INTO "memory_places" VALUES(7,1,1,1158);
INSERT INTO "memory_places" VALUES(8,1,1,1158);
INSERT INTO "memory_places" VALUES(9,1,1,1158);
INSERT INTO "memory_places" VALUES(9,1,2,1158);
INSERT INTO "memory_places" VALUES(10,1,2,1158);
INSERT INTO "memory_places" VALUES(11,1,2,1158);
INSERT INTO "memory_places" VALUES(12,1,2,1158);
INSERT INTO "memory_places" VALUES(13,1,2,1158);
INSERT INTO "memory_places" VALUES(14,1,2,1158);
INSERT INTO "memory_places" VALUES(15,0,8,696);
INSERT INTO "memory_places" VALUES(15,1,2,1158);
INSERT INTO "memory_places" VALUES(16,1,2,1158);
INSERT INTO "memory_places" VALUES(17,2,3,1215);
INSERT INTO "memory_places" VALUES(18,2,3,1215);
INSERT INTO "memory_places" VALUES(19,2,3,1215);
INSERT INTO "memory_places" VALUES(20,2,3,1215);
INSERT INTO "memory_places" VALUES(21,2,3,1215);
INSERT INTO "memory_places" VALUES(22,3,4,1236);
INSERT INTO "memory_places" VALUES(23,3,4,1236);
INSERT INTO "memory_places" VALUES(23,3,5,1158);
INSERT INTO "memory_places" VALUES(24,0,8,696);
INSERT INTO "memory_places" VALUES(24,3,4,1236);
INSERT INTO "memory_places" VALUES(25,3,4,1236);
INSERT INTO "memory_places" VALUES(26,3,5,1158);
INSERT INTO "memory_places" VALUES(27,3,5,1158);
INSERT INTO "memory_places" VALUES(28,3,5,1158);
INSERT INTO "memory_places" VALUES(29,3,5,1158);
INSERT INTO "memory_places" VALUES(30,3,5,1158);
INSERT INTO "memory_places" VALUES(31,3,5,1158);
INSERT INTO "memory_places" VALUES(32,3,5,1158);
INSERT INTO "memory_places" VALUES(33,4,6,1215);
INSERT INTO "memory_places" VALUES(34,4,6,1215);
INSERT INTO "memory_places" VALUES(35,4,6,1215);
INSERT INTO "memory_places" VALUES(36,4,6,1215);
INSERT INTO "memory_places" VALUES(37,0,8,696);
INSERT INTO "memory_places" VALUES(37,4,6,1215);
INSERT INTO "memory_places" VALUES(38,4,7,1196);
INSERT INTO "memory_places" VALUES(39,4,7,1196);
INSERT INTO "memory_places" VALUES(40,4,7,1196);
INSERT INTO "memory_places" VALUES(41,4,7,1196);
INSERT INTO "memory_places" VALUES(42,4,7,1196);
INSERT INTO "memory_places" VALUES(43,4,7,1196);
INSERT INTO "memory_places" VALUES(44,0,8,696);
INSERT INTO "memory_places" VALUES(45,0,8,696);
INSERT INTO "memory_places" VALUES(46,0,8,696);
INSERT INTO "memory_places" VALUES(47,0,8,696);
INSERT INTO "memory_places" VALUES(48,0,8,696);
INSERT INTO "memory_places" VALUES(49,0,8,696);
INSERT INTO "memory_places" VALUES(50,0,8,696);
INSERT INTO "memory_places" VALUES(51,0,8,696);
INSERT INTO "memory_places" VALUES(52,0,8,696);
INSERT INTO "memory_places" VALUES(53,0,8,696);
INSERT INTO "memory_places" VALUES(54,0,8,696);
INSERT INTO "memory_places" VALUES(55,0,8,696);
INSERT INTO "memory_places" VALUES(56,0,8,696);
INSERT INTO "memory_places" VALUES(57,0,8,1058);
INSERT INTO "memory_places" VALUES(58,0,8,696);
INSERT INTO "memory_places" VALUES(59,0,8,696);
INSERT INTO "memory_places" VALUES(60,0,8,696);
INSERT INTO "memory_places" VALUES(61,0,8,696);
INSERT INTO "memory_places" VALUES(62,0,8,696);
INSERT INTO "memory_places" VALUES(63,0,8,696);
INSERT INTO "memory_places" VALUES(64,0,8,696);
INSERT INTO "memory_places" VALUES(65,0,8,696);
INSERT INTO "memory_places" VALUES(66,0,8,696);
INSERT INTO "memory_places" VALUES(67,0,8,696);
INSERT INTO "memory_places" VALUES(68,0,8,696);
INSERT INTO "memory_places" VALUES(69,0,8,696);
INSERT INTO "memory_places" VALUES(70,0,8,1058);
INSERT INTO "memory_places" VALUES(71,0,8,696);
INSERT INTO "memory_places" VALUES(72,0,8,696);
INSERT INTO "memory_places" VALUES(73,0,8,696);
INSERT INTO "memory_places" VALUES(74,0,8,1058);
INSERT INTO "memory_places" VALUES(75,0,8,1058);
INSERT INTO "memory_places" VALUES(76,0,8,696);
INSERT INTO "memory_places" VALUES(77,0,8,696);
INSERT INTO "memory_places" VALUES(78,0,8,1058);
INSERT INTO "memory_places" VALUES(79,0,8,1279);
INSERT INTO "memory_places" VALUES(80,0,8,696);
INSERT INTO "memory_places" VALUES(81,0,8,696);
INSERT INTO "memory_places" VALUES(82,0,8,696);
INSERT INTO "memory_places" VALUES(83,0,8,696);
INSERT INTO "memory_places" VALUES(84,0,8,696);
INSERT INTO "memory_places" VALUES(85,0,8,696);
CREATE TABLE memory_roots (
	root VARCHAR(64) NOT NULL, 
	word_id INTEGER NOT NULL, 
	near SMALLINT NOT NULL, 
	CONSTRAINT pk_memory_roots PRIMARY KEY (root, word_id), 
	CONSTRAINT fk_memory_roots_word_id FOREIGN KEY(word_id) REFERENCES memory_words (id) ON DELETE CASCADE
)
 WITHOUT ROWID

;
INSERT INTO "memory_roots" VALUES('1',1,4);
INSERT INTO "memory_roots" VALUES('180',26,4);
INSERT INTO "memory_roots" VALUES('alternativ',44,4);
INSERT INTO "memory_roots" VALUES('använd',17,2);
INSERT INTO "memory_roots" VALUES('använda',17,3);
INSERT INTO "memory_roots" VALUES('använder',17,4);
INSERT INTO "memory_roots" VALUES('arbet',45,2);
INSERT INTO "memory_roots" VALUES('arbete',45,3);
INSERT INTO "memory_roots" VALUES('arbetet',45,4);
INSERT INTO "memory_roots" VALUES('arvoin',46,2);
INSERT INTO "memory_roots" VALUES('arvoinen',46,4);
INSERT INTO "memory_roots" VALUES('asiak',47,2);
INSERT INTO "memory_roots" VALUES('asiakas',47,3);
INSERT INTO "memory_roots" VALUES('asiakkaalle',47,4);
INSERT INTO "memory_roots" VALUES('ask',48,4);
INSERT INTO "memory_roots" VALUES('aska',48,3);
INSERT INTO "memory_roots" VALUES('book',33,4);
INSERT INTO "memory_roots" VALUES('book',38,2);
INSERT INTO "memory_roots" VALUES('booking',38,3);
INSERT INTO "memory_roots" VALUES('bookings',38,4);
INSERT INTO "memory_roots" VALUES('choic',49,2);
INSERT INTO "memory_roots" VALUES('choice',49,3);
INSERT INTO "memory_roots" VALUES('choices',49,4);
INSERT INTO "memory_roots" VALUES('close',39,2);
INSERT INTO "memory_roots" VALUES('closing',39,4);
INSERT INTO "memory_roots" VALUES('come',40,4);
INSERT INTO "memory_roots" VALUES('cost',50,3);
INSERT INTO "memory_roots" VALUES('costs',50,4);
INSERT INTO "memory_roots" VALUES('custom',34,2);
INSERT INTO "memory_roots" VALUES('custom',51,2);
INSERT INTO "memory_roots" VALUES('customer',34,3);
INSERT INTO "memory_roots" VALUES('customer',51,4);
INSERT INTO "memory_roots" VALUES('customers',34,4);
INSERT INTO "memory_roots" VALUES('ehto',81,1);
INSERT INTO "memory_roots" VALUES('ei',85,3);
INSERT INTO "memory_roots" VALUES('euro',27,3);
INSERT INTO "memory_roots" VALUES('euroa',27,4);
INSERT INTO "memory_roots" VALUES('fråg',52,2);
INSERT INTO "memory_roots" VALUES('fråga',52,4);
INSERT INTO "memory_roots" VALUES('funger',18,2);
INSERT INTO "memory_roots" VALUES('fungera',18,4);
INSERT INTO "memory_roots" VALUES('företag',53,4);
INSERT INTO "memory_roots" VALUES('ge',54,3);
INSERT INTO "memory_roots" VALUES('ger',54,4);
INSERT INTO "memory_roots" VALUES('hinnoit',2,2);
INSERT INTO "memory_roots" VALUES('hinnoit',55,2);
INSERT INTO "memory_roots" VALUES('hinnoitella',2,3);
INSERT INTO "memory_roots" VALUES('hinnoitella',55,4);
INSERT INTO "memory_roots" VALUES('hinnoittelet',2,2);
INSERT INTO "memory_roots" VALUES('hinnoittelette',2,4);
INSERT INTO "memory_roots" VALUES('jois',3,2);
INSERT INTO "memory_roots" VALUES('joista',3,4);
INSERT INTO "memory_roots" VALUES('joka',3,3);
INSERT INTO "memory_roots" VALUES('kass',19,1);
INSERT INTO "memory_roots" VALUES('kassasystem',19,4);
INSERT INTO "memory_roots" VALUES('kehd',4,2);
INSERT INTO "memory_roots" VALUES('kehdata',4,3);
INSERT INTO "memory_roots" VALUES('keht',4,2);
INSERT INTO "memory_roots" VALUES('kehtaa',4,4);
INSERT INTO "memory_roots" VALUES('keik',5,2);
INSERT INTO "memory_roots" VALUES('keika',5,2);
INSERT INTO "memory_roots" VALUES('keikat',5,4);
INSERT INTO "memory_roots" VALUES('keikka',5,3);
INSERT INTO "memory_roots" VALUES('keskimmäin',56,2);
INSERT INTO "memory_roots" VALUES('keskimmäinen',56,4);
INSERT INTO "memory_roots" VALUES('kirja',22,1);
INSERT INTO "memory_roots" VALUES('kirjanpido',22,2);
INSERT INTO "memory_roots" VALUES('kirjanpidon',22,4);
INSERT INTO "memory_roots" VALUES('kirjanpito',22,3);
INSERT INTO "memory_roots" VALUES('koko',6,4);
INSERT INTO "memory_roots" VALUES('kolm',57,3);
INSERT INTO "memory_roots" VALUES('kolme',57,4);
INSERT INTO "memory_roots" VALUES('kost',58,2);
INSERT INTO "memory_roots" VALUES('kosta',58,3);
INSERT INTO "memory_roots" VALUES('kostar',58,4);
INSERT INTO "memory_roots" VALUES('kuit',28,2);
INSERT INTO "memory_roots" VALUES('kuiti',28,2);
INSERT INTO "memory_roots" VALUES('kuitit',28,4);
INSERT INTO "memory_roots" VALUES('kuitti',28,3);
INSERT INTO "memory_roots" VALUES('kund',59,3);
INSERT INTO "memory_roots" VALUES('kunden',59,4);
INSERT INTO "memory_roots" VALUES('kuu',23,3);
INSERT INTO "memory_roots" VALUES('kuus',23,2);
INSERT INTO "memory_roots" VALUES('kuussa',23,4);
INSERT INTO "memory_roots" VALUES('kysy',60,4);
INSERT INTO "memory_roots" VALUES('kysyä',60,3);
INSERT INTO "memory_roots" VALUES('laskut',7,2);
INSERT INTO "memory_roots" VALUES('laskut',10,2);
INSERT INTO "memory_roots" VALUES('laskutettav',10,2);
INSERT INTO "memory_roots" VALUES('laskutettava',10,4);
INSERT INTO "memory_roots" VALUES('laskuttaa',7,4);
INSERT INTO "memory_roots" VALUES('laskuttaa',10,3);
INSERT INTO "memory_roots" VALUES('let',35,4);
INSERT INTO "memory_roots" VALUES('leta',35,3);
INSERT INTO "memory_roots" VALUES('luke',11,2);
INSERT INTO "memory_roots" VALUES('lukea',11,3);
INSERT INTO "memory_roots" VALUES('lukee',11,4);
INSERT INTO "memory_roots" VALUES('lähet',29,2);
INSERT INTO "memory_roots" VALUES('lähettää',29,3);
INSERT INTO "memory_roots" VALUES('lähetän',29,4);
INSERT INTO "memory_roots" VALUES('maks',24,2);
INSERT INTO "memory_roots" VALUES('maksaa',24,4);
INSERT INTO "memory_roots" VALUES('march',41,4);
INSERT INTO "memory_roots" VALUES('mellerst',61,2);
INSERT INTO "memory_roots" VALUES('mellersta',61,4);
INSERT INTO "memory_roots" VALUES('middl',62,2);
INSERT INTO "memory_roots" VALUES('middle',62,4);
INSERT INTO "memory_roots" VALUES('most',63,4);
INSERT INTO "memory_roots" VALUES('myy',64,4);
INSERT INTO "memory_roots" VALUES('myydä',64,3);
INSERT INTO "memory_roots" VALUES('niemi',31,1);
INSERT INTO "memory_roots" VALUES('offer',65,4);
INSERT INTO "memory_roots" VALUES('ofta',66,3);
INSERT INTO "memory_roots" VALUES('oftare',66,4);
INSERT INTO "memory_roots" VALUES('often',67,4);
INSERT INTO "memory_roots" VALUES('one',68,4);
INSERT INTO "memory_roots" VALUES('onlin',36,2);
INSERT INTO "memory_roots" VALUES('online',36,4);
INSERT INTO "memory_roots" VALUES('pien',12,2);
INSERT INTO "memory_roots" VALUES('piene',8,2);
INSERT INTO "memory_roots" VALUES('pienet',8,4);
INSERT INTO "memory_roots" VALUES('pieni',8,3);
INSERT INTO "memory_roots" VALUES('pienin',12,4);
INSERT INTO "memory_roots" VALUES('pito',22,1);
INSERT INTO "memory_roots" VALUES('price',69,4);
INSERT INTO "memory_roots" VALUES('pris',70,4);
INSERT INTO "memory_roots" VALUES('prisa',70,3);
INSERT INTO "memory_roots" VALUES('puhel',30,2);
INSERT INTO "memory_roots" VALUES('puhelim',30,2);
INSERT INTO "memory_roots" VALUES('puhelimella',30,4);
INSERT INTO "memory_roots" VALUES('puhelin',30,3);
INSERT INTO "memory_roots" VALUES('puoli',13,4);
INSERT INTO "memory_roots" VALUES('root1',1,1);
INSERT INTO "memory_roots" VALUES('root2',2,2);
INSERT INTO "memory_roots" VALUES('root3',3,3);
INSERT INTO "memory_roots" VALUES('rova',31,1);
INSERT INTO "memory_roots" VALUES('rovaniem',31,2);
INSERT INTO "memory_roots" VALUES('rovaniemeltä',31,4);
INSERT INTO "memory_roots" VALUES('rovaniemi',31,3);
INSERT INTO "memory_roots" VALUES('sell',71,3);
INSERT INTO "memory_roots" VALUES('sells',71,4);
INSERT INTO "memory_roots" VALUES('set',72,4);
INSERT INTO "memory_roots" VALUES('sinä',15,3);
INSERT INTO "memory_roots" VALUES('slut',20,2);
INSERT INTO "memory_roots" VALUES('sluta',20,3);
INSERT INTO "memory_roots" VALUES('slutar',20,4);
INSERT INTO "memory_roots" VALUES('system',19,1);
INSERT INTO "memory_roots" VALUES('sälj',73,2);
INSERT INTO "memory_roots" VALUES('sälja',73,3);
INSERT INTO "memory_roots" VALUES('säljer',73,4);
INSERT INTO "memory_roots" VALUES('sätt',74,4);
INSERT INTO "memory_roots" VALUES('sätt',75,2);
INSERT INTO "memory_roots" VALUES('sätta',75,4);
INSERT INTO "memory_roots" VALUES('tapa',76,3);
INSERT INTO "memory_roots" VALUES('tapaa',76,4);
INSERT INTO "memory_roots" VALUES('tarj',77,2);
INSERT INTO "memory_roots" VALUES('tarjoa',77,2);
INSERT INTO "memory_roots" VALUES('tarjoat',77,4);
INSERT INTO "memory_roots" VALUES('tarjota',77,3);
INSERT INTO "memory_roots" VALUES('tarjouks',14,2);
INSERT INTO "memory_roots" VALUES('tarjouksessa',14,4);
INSERT INTO "memory_roots" VALUES('tarjous',14,3);
INSERT INTO "memory_roots" VALUES('tehd',25,2);
INSERT INTO "memory_roots" VALUES('tehdä',25,3);
INSERT INTO "memory_roots" VALUES('teke',25,2);
INSERT INTO "memory_roots" VALUES('tekee',25,4);
INSERT INTO "memory_roots" VALUES('third',42,4);
INSERT INTO "memory_roots" VALUES('three',78,4);
INSERT INTO "memory_roots" VALUES('tili',32,1);
INSERT INTO "memory_roots" VALUES('tilitoimisto',32,4);
INSERT INTO "memory_roots" VALUES('tima',43,3);
INSERT INTO "memory_roots" VALUES('time',43,4);
INSERT INTO "memory_roots" VALUES('toimisto',32,1);
INSERT INTO "memory_roots" VALUES('tre',79,4);
INSERT INTO "memory_roots" VALUES('tunt',9,2);
INSERT INTO "memory_roots" VALUES('tunti',9,3);
INSERT INTO "memory_roots" VALUES('tuntia',9,4);
INSERT INTO "memory_roots" VALUES('työ',15,4);
INSERT INTO "memory_roots" VALUES('useim',80,2);
INSERT INTO "memory_roots" VALUES('useimmin',80,4);
INSERT INTO "memory_roots" VALUES('usein',80,3);
INSERT INTO "memory_roots" VALUES('vaihto',81,1);
INSERT INTO "memory_roots" VALUES('vaihtoehto',81,3);
INSERT INTO "memory_roots" VALUES('vaihtoehtoa',81,4);
INSERT INTO "memory_roots" VALUES('valit',16,2);
INSERT INTO "memory_roots" VALUES('valittaa',16,3);
INSERT INTO "memory_roots" VALUES('valittanu',16,2);
INSERT INTO "memory_roots" VALUES('valittanut',16,4);
INSERT INTO "memory_roots" VALUES('värd',82,3);
INSERT INTO "memory_roots" VALUES('värt',82,4);
INSERT INTO "memory_roots" VALUES('way',83,3);
INSERT INTO "memory_roots" VALUES('ways',83,4);
INSERT INTO "memory_roots" VALUES('work',84,4);
INSERT INTO "memory_roots" VALUES('worth',37,4);
INSERT INTO "memory_roots" VALUES('älä',85,4);
INSERT INTO "memory_roots" VALUES('årsskift',21,2);
INSERT INTO "memory_roots" VALUES('årsskifte',21,3);
INSERT INTO "memory_roots" VALUES('årsskiftet',21,4);
CREATE TABLE memory_slips (
	slip VARCHAR(16) NOT NULL, 
	root VARCHAR(64) NOT NULL, 
	CONSTRAINT pk_memory_slips PRIMARY KEY (slip, root)
)
 WITHOUT ROWID

;
INSERT INTO "memory_slips" VALUES('aerna','alternativ');
INSERT INTO "memory_slips" VALUES('alena','alternativ');
INSERT INTO "memory_slips" VALUES('abete','arbete');
INSERT INTO "memory_slips" VALUES('aiakas','asiakas');
INSERT INTO "memory_slips" VALUES('aka','aska');
INSERT INTO "memory_slips" VALUES('akutt','laskuttaa');
INSERT INTO "memory_slips" VALUES('aetta','lähettää');
INSERT INTO "memory_slips" VALUES('aheta','lähettää');
INSERT INTO "memory_slips" VALUES('ahett','lähettää');
INSERT INTO "memory_slips" VALUES('ahetta','lähettää');
INSERT INTO "memory_slips" VALUES('ahtta','lähettää');
INSERT INTO "memory_slips" VALUES('aks','maks');
INSERT INTO "memory_slips" VALUES('aksaa','maksaa');
INSERT INTO "memory_slips" VALUES('slip1','root1');
INSERT INTO "memory_slips" VALUES('slip2','root2');
INSERT INTO "memory_slips" VALUES('slip3','root3');
INSERT INTO "memory_slips" VALUES('aihto','vaihto');
INSERT INTO "memory_slips" VALUES('ahtoe','vaihtoehto');
INSERT INTO "memory_slips" VALUES('aihoe','vaihtoehto');
INSERT INTO "memory_slips" VALUES('aihte','vaihtoehto');
INSERT INTO "memory_slips" VALUES('aihto','vaihtoehto');
INSERT INTO "memory_slips" VALUES('aihtoe','vaihtoehto');
INSERT INTO "memory_slips" VALUES('aitoe','vaihtoehto');
INSERT INTO "memory_slips" VALUES('aitta','valittaa');
CREATE TABLE memory_words (
	id INTEGER NOT NULL, 
	word VARCHAR(64) NOT NULL, 
	CONSTRAINT pk_memory_words PRIMARY KEY (id), 
	CONSTRAINT uq_memory_words_word UNIQUE (word)
);
INSERT INTO "memory_words" VALUES(1,'1');
INSERT INTO "memory_words" VALUES(2,'hinnoittelette');
INSERT INTO "memory_words" VALUES(3,'joista');
INSERT INTO "memory_words" VALUES(4,'kehtaa');
INSERT INTO "memory_words" VALUES(5,'keikat');
INSERT INTO "memory_words" VALUES(6,'koko');
INSERT INTO "memory_words" VALUES(7,'laskuttaa');
INSERT INTO "memory_words" VALUES(8,'pienet');
INSERT INTO "memory_words" VALUES(9,'tuntia');
INSERT INTO "memory_words" VALUES(10,'laskutettava');
INSERT INTO "memory_words" VALUES(11,'lukee');
INSERT INTO "memory_words" VALUES(12,'pienin');
INSERT INTO "memory_words" VALUES(13,'puoli');
INSERT INTO "memory_words" VALUES(14,'tarjouksessa');
INSERT INTO "memory_words" VALUES(15,'työ');
INSERT INTO "memory_words" VALUES(16,'valittanut');
INSERT INTO "memory_words" VALUES(17,'använder');
INSERT INTO "memory_words" VALUES(18,'fungera');
INSERT INTO "memory_words" VALUES(19,'kassasystem');
INSERT INTO "memory_words" VALUES(20,'slutar');
INSERT INTO "memory_words" VALUES(21,'årsskiftet');
INSERT INTO "memory_words" VALUES(22,'kirjanpidon');
INSERT INTO "memory_words" VALUES(23,'kuussa');
INSERT INTO "memory_words" VALUES(24,'maksaa');
INSERT INTO "memory_words" VALUES(25,'tekee');
INSERT INTO "memory_words" VALUES(26,'180');
INSERT INTO "memory_words" VALUES(27,'euroa');
INSERT INTO "memory_words" VALUES(28,'kuitit');
INSERT INTO "memory_words" VALUES(29,'lähetän');
INSERT INTO "memory_words" VALUES(30,'puhelimella');
INSERT INTO "memory_words" VALUES(31,'rovaniemeltä');
INSERT INTO "memory_words" VALUES(32,'tilitoimisto');
INSERT INTO "memory_words" VALUES(33,'book');
INSERT INTO "memory_words" VALUES(34,'customers');
INSERT INTO "memory_words" VALUES(35,'let');
INSERT INTO "memory_words" VALUES(36,'online');
INSERT INTO "memory_words" VALUES(37,'worth');
INSERT INTO "memory_words" VALUES(38,'bookings');
INSERT INTO "memory_words" VALUES(39,'closing');
INSERT INTO "memory_words" VALUES(40,'come');
INSERT INTO "memory_words" VALUES(41,'march');
INSERT INTO "memory_words" VALUES(42,'third');
INSERT INTO "memory_words" VALUES(43,'time');
INSERT INTO "memory_words" VALUES(44,'alternativ');
INSERT INTO "memory_words" VALUES(45,'arbetet');
INSERT INTO "memory_words" VALUES(46,'arvoinen');
INSERT INTO "memory_words" VALUES(47,'asiakkaalle');
INSERT INTO "memory_words" VALUES(48,'ask');
INSERT INTO "memory_words" VALUES(49,'choices');
INSERT INTO "memory_words" VALUES(50,'costs');
INSERT INTO "memory_words" VALUES(51,'customer');
INSERT INTO "memory_words" VALUES(52,'fråga');
INSERT INTO "memory_words" VALUES(53,'företag');
INSERT INTO "memory_words" VALUES(54,'ger');
INSERT INTO "memory_words" VALUES(55,'hinnoitella');
INSERT INTO "memory_words" VALUES(56,'keskimmäinen');
INSERT INTO "memory_words" VALUES(57,'kolme');
INSERT INTO "memory_words" VALUES(58,'kostar');
INSERT INTO "memory_words" VALUES(59,'kunden');
INSERT INTO "memory_words" VALUES(60,'kysy');
INSERT INTO "memory_words" VALUES(61,'mellersta');
INSERT INTO "memory_words" VALUES(62,'middle');
INSERT INTO "memory_words" VALUES(63,'most');
INSERT INTO "memory_words" VALUES(64,'myy');
INSERT INTO "memory_words" VALUES(65,'offer');
INSERT INTO "memory_words" VALUES(66,'oftare');
INSERT INTO "memory_words" VALUES(67,'often');
INSERT INTO "memory_words" VALUES(68,'one');
INSERT INTO "memory_words" VALUES(69,'price');
INSERT INTO "memory_words" VALUES(70,'pris');
INSERT INTO "memory_words" VALUES(71,'sells');
INSERT INTO "memory_words" VALUES(72,'set');
INSERT INTO "memory_words" VALUES(73,'säljer');
INSERT INTO "memory_words" VALUES(74,'sätt');
INSERT INTO "memory_words" VALUES(75,'sätta');
INSERT INTO "memory_words" VALUES(76,'tapaa');
INSERT INTO "memory_words" VALUES(77,'tarjoat');
INSERT INTO "memory_words" VALUES(78,'three');
INSERT INTO "memory_words" VALUES(79,'tre');
INSERT INTO "memory_words" VALUES(80,'useimmin');
INSERT INTO "memory_words" VALUES(81,'vaihtoehtoa');
INSERT INTO "memory_words" VALUES(82,'värt');
INSERT INTO "memory_words" VALUES(83,'ways');
INSERT INTO "memory_words" VALUES(84,'work');
INSERT INTO "memory_words" VALUES(85,'älä');
CREATE TABLE newcomers (
	person_id INTEGER NOT NULL, 
	link_id INTEGER, 
	state VARCHAR(16) NOT NULL, 
	step VARCHAR(16) NOT NULL, 
	company VARCHAR(80), 
	place VARCHAR(80), 
	region VARCHAR(80), 
	trade VARCHAR(80), 
	seeks VARCHAR(300), 
	own_question VARCHAR(300), 
	own_answer VARCHAR(300), 
	introduction VARCHAR(500), 
	days JSON NOT NULL, 
	group_id INTEGER, 
	passed JSON NOT NULL, 
	request_group_id INTEGER, 
	reason VARCHAR(16), 
	started_at DATETIME NOT NULL, 
	changed_at DATETIME NOT NULL, 
	CONSTRAINT pk_newcomers PRIMARY KEY (person_id), 
	CONSTRAINT fk_newcomers_person_id FOREIGN KEY(person_id) REFERENCES people (id), 
	CONSTRAINT fk_newcomers_link_id FOREIGN KEY(link_id) REFERENCES recruiting_links (id), 
	CONSTRAINT fk_newcomers_group_id FOREIGN KEY(group_id) REFERENCES groups (id), 
	CONSTRAINT fk_newcomers_request_group_id FOREIGN KEY(request_group_id) REFERENCES groups (id)
);
INSERT INTO "newcomers" VALUES(1,1,'stat1','step1','comp1','plac1','regi1','trad1','seek1','own_1','own_1','intr1','[{"\u00e4": 1}, null, "x"]',1,'[{"\u00e4": 1}, null, "x"]',1,'reas1','2027-01-05 10:01:00.123456','2027-01-05 10:01:00.123456');
INSERT INTO "newcomers" VALUES(2,2,'stat2','step2','comp2','plac2','regi2','trad2','seek2','own_2','own_2','intr2','null',2,'null',2,'reas2','2027-01-05 10:02:00.123456','2027-01-05 10:02:00.123456');
INSERT INTO "newcomers" VALUES(3,3,'stat3','step3',NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,'[{"\u00e4": 3}, null, "x"]',3,'[{"\u00e4": 3}, null, "x"]',3,NULL,'2027-01-05 10:03:00.123456','2027-01-05 10:03:00.123456');
CREATE TABLE outbox (
	id INTEGER NOT NULL, 
	"key" VARCHAR(200) NOT NULL, 
	kind VARCHAR(32) NOT NULL, 
	chat_id BIGINT NOT NULL, 
	group_id INTEGER, 
	person_id INTEGER, 
	payload JSON NOT NULL, 
	created_at DATETIME NOT NULL, 
	due_at DATETIME NOT NULL, 
	stale_at DATETIME, 
	state VARCHAR(16) NOT NULL, 
	attempts INTEGER NOT NULL, 
	uncertain BOOLEAN NOT NULL, 
	message_id BIGINT, 
	note VARCHAR(300), 
	urgency INTEGER DEFAULT '1' NOT NULL, 
	unanswered INTEGER DEFAULT '0' NOT NULL, 
	CONSTRAINT pk_outbox PRIMARY KEY (id), 
	CONSTRAINT uq_outbox_key UNIQUE ("key"), 
	CONSTRAINT fk_outbox_group_id FOREIGN KEY(group_id) REFERENCES groups (id), 
	CONSTRAINT fk_outbox_person_id FOREIGN KEY(person_id) REFERENCES people (id)
);
INSERT INTO "outbox" VALUES(1,'hello:1:2026-11-28T13:27:09.466675+00:00','hello',-1002400000001,1,NULL,'{"new": true}','2026-11-28 13:27:09.466675','2026-11-28 13:27:09.466675',NULL,'delivered',1,0,9,NULL,1,0);
INSERT INTO "outbox" VALUES(2,'turn-offer:1','turn-offer',-1002400000001,1,NULL,'{"turn": 1, "because": "first", "before": null, "withdrawn": null, "answers": 14}','2026-11-28 13:28:50.658839','2026-11-28 13:28:50.658839',NULL,'delivered',1,0,16,NULL,1,0);
INSERT INTO "outbox" VALUES(3,'turn-offer:1:5100000004','turn-offer',5100000004,1,2,'{"turn": 1}','2026-11-28 13:28:50.658839','2026-11-28 13:28:50.658839',NULL,'delivered',1,0,5,NULL,1,0);
INSERT INTO "outbox" VALUES(4,'question:1','question',-1002400000001,1,NULL,'{"question": 1, "topic": null, "answers": 25}','2026-11-28 13:30:50.875780','2026-11-28 13:30:50.875780',NULL,'delivered',1,0,26,NULL,0,0);
INSERT INTO "outbox" VALUES(5,'question-answered:1','question-answered',5100000004,1,2,'{"answer": 1}','2026-11-28 13:31:11.265361','2026-11-28 13:31:11.265361',NULL,'delivered',1,0,6,NULL,0,0);
INSERT INTO "outbox" VALUES(6,'hello:2:2026-11-28T13:31:31.309900+00:00','hello',-1002400000002,2,NULL,'{"new": true}','2026-11-28 13:31:31.309900','2026-11-28 13:31:31.309900',NULL,'delivered',1,0,8,NULL,1,0);
INSERT INTO "outbox" VALUES(7,'turn-offer:2','turn-offer',-1002400000002,2,NULL,'{"turn": 2, "because": "first", "before": null, "withdrawn": null, "answers": 13}','2026-11-28 13:33:12.399761','2026-11-28 13:33:12.399761',NULL,'delivered',1,0,15,NULL,1,0);
INSERT INTO "outbox" VALUES(8,'turn-offer:2:5100000008','turn-offer',5100000008,2,7,'{"turn": 2}','2026-11-28 13:33:12.399761','2026-11-28 13:33:12.399761',NULL,'delivered',1,0,11,NULL,1,0);
INSERT INTO "outbox" VALUES(9,'question:2','question',-1002400000002,2,NULL,'{"question": 2, "topic": null, "answers": 22}','2026-11-28 13:34:52.573807','2026-11-28 13:34:52.573807',NULL,'delivered',1,0,23,NULL,0,0);
INSERT INTO "outbox" VALUES(10,'hello:3:2026-11-28T13:35:12.593684+00:00','hello',-1002400000003,3,NULL,'{"new": true}','2026-11-28 13:35:12.593684','2026-11-28 13:35:12.593684',NULL,'delivered',1,0,8,NULL,1,0);
INSERT INTO "outbox" VALUES(11,'turn-offer:3','turn-offer',-1002400000003,3,NULL,'{"turn": 3, "because": "first", "before": null, "withdrawn": null, "answers": 13}','2026-11-28 13:36:53.730564','2026-11-28 13:36:53.730564',NULL,'delivered',1,0,15,NULL,1,0);
INSERT INTO "outbox" VALUES(12,'turn-offer:3:5100000011','turn-offer',5100000011,3,10,'{"turn": 3}','2026-11-28 13:36:53.730564','2026-11-28 13:36:53.730564',NULL,'delivered',1,0,16,NULL,1,0);
INSERT INTO "outbox" VALUES(13,'question:3','question',-1002400000003,3,NULL,'{"question": 3, "topic": null, "answers": 22}','2026-11-28 13:38:33.990459','2026-11-28 13:38:33.990459',NULL,'delivered',1,0,23,NULL,0,0);
INSERT INTO "outbox" VALUES(14,'question-answered:2','question-answered',5100000011,3,10,'{"answer": 2}','2026-11-28 13:38:54.033993','2026-11-28 13:38:54.033993',NULL,'delivered',1,0,17,NULL,0,0);
INSERT INTO "outbox" VALUES(15,'meeting:1:0','meeting-set',-1002400000003,3,NULL,'{"meeting": 1, "sequence": 0, "moved_from": null, "instead": null, "by_default": false, "answers": 25}','2026-11-28 13:39:34.152710','2026-11-28 13:39:34.152710',NULL,'delivered',1,0,26,NULL,1,0);
INSERT INTO "outbox" VALUES(16,'hello:4:2026-11-28T13:40:14.321482+00:00','hello',-1002400000004,4,NULL,'{"new": true}','2026-11-28 13:40:14.321482','2026-11-28 13:40:14.321482',NULL,'delivered',1,0,8,NULL,1,0);
INSERT INTO "outbox" VALUES(17,'turn-offer:4','turn-offer',-1002400000004,4,NULL,'{"turn": 4, "because": "first", "before": null, "withdrawn": null, "answers": 13}','2026-11-28 13:42:35.522506','2026-11-28 13:42:35.522506',NULL,'delivered',1,0,15,NULL,1,0);
INSERT INTO "outbox" VALUES(18,'turn-offer:4:5100000014','turn-offer',5100000014,4,14,'{"turn": 4}','2026-11-28 13:42:35.522506','2026-11-28 13:42:35.522506',NULL,'delivered',1,0,22,NULL,1,0);
INSERT INTO "outbox" VALUES(19,'question:4','question',-1002400000004,4,NULL,'{"question": 4, "topic": null, "answers": 22}','2026-11-28 13:44:15.768895','2026-11-28 13:44:15.768895',NULL,'delivered',1,0,23,NULL,0,0);
INSERT INTO "outbox" VALUES(20,'question-answered:3','question-answered',5100000014,4,14,'{"answer": 3}','2026-11-28 13:44:35.807589','2026-11-28 13:44:35.807589',NULL,'delivered',1,0,23,NULL,0,0);
INSERT INTO "outbox" VALUES(21,'role-taken:1','role-taken',5100000001,NULL,13,'{"taker": 1, "role": "adviser"}','2026-11-28 13:45:35.908712','2026-11-28 13:45:35.908712',NULL,'delivered',1,0,31,NULL,1,0);
INSERT INTO "outbox" VALUES(22,'role-taken:2','role-taken',5100000001,NULL,13,'{"taker": 6, "role": "researcher"}','2026-11-28 13:46:16.008495','2026-11-28 13:46:16.008495',NULL,'delivered',1,0,37,NULL,1,0);
INSERT INTO "outbox" VALUES(23,'digest:1:1','digest',-1002400000001,1,NULL,'{"digest": 1}','2026-11-28 13:49:36.408357','2026-11-28 13:49:36.408357',NULL,'delivered',1,0,28,NULL,2,0);
INSERT INTO "outbox" VALUES(24,'digest:1:2','digest',-1002400000002,2,NULL,'{"digest": 1}','2026-11-28 13:49:36.408357','2026-11-28 13:49:36.408357',NULL,'delivered',1,0,24,NULL,2,0);
INSERT INTO "outbox" VALUES(25,'digest:1:3','digest',-1002400000003,3,NULL,'{"digest": 1}','2026-11-28 13:49:36.408357','2026-11-28 13:49:36.408357',NULL,'delivered',1,0,27,NULL,2,0);
INSERT INTO "outbox" VALUES(26,'digest:1:4','digest',-1002400000004,4,NULL,'{"digest": 1}','2026-11-28 13:49:36.408357','2026-11-28 13:49:36.408357',NULL,'delivered',1,0,25,NULL,2,0);
CREATE TABLE page_links (
	id INTEGER NOT NULL, 
	person_id INTEGER NOT NULL, 
	page VARCHAR(40) NOT NULL, 
	token_hash VARCHAR(64) NOT NULL, 
	browser_hash VARCHAR(64), 
	made_at DATETIME NOT NULL, 
	expires_at DATETIME NOT NULL, 
	opened_at DATETIME, 
	withdrawn_at DATETIME, 
	CONSTRAINT pk_page_links PRIMARY KEY (id), 
	CONSTRAINT fk_page_links_person_id FOREIGN KEY(person_id) REFERENCES people (id), 
	CONSTRAINT uq_page_links_token_hash UNIQUE (token_hash), 
	CONSTRAINT uq_page_links_browser_hash UNIQUE (browser_hash)
);
INSERT INTO "page_links" VALUES(1,1,'page1','toke1','brow1','2027-01-05 10:01:00.123456','2027-01-05 10:01:00.123456','2027-01-05 10:01:00.123456','2027-01-05 10:01:00.123456');
INSERT INTO "page_links" VALUES(2,2,'page2','toke2','brow2','2027-01-05 10:02:00.123456','2027-01-05 10:02:00.123456','2027-01-05 10:02:00.123456','2027-01-05 10:02:00.123456');
INSERT INTO "page_links" VALUES(3,3,'page3','toke3',NULL,'2027-01-05 10:03:00.123456','2027-01-05 10:03:00.123456',NULL,NULL);
CREATE TABLE people (
	id INTEGER NOT NULL, 
	telegram_id BIGINT NOT NULL, 
	name VARCHAR(160) NOT NULL, 
	language VARCHAR(2), 
	language_hint VARCHAR(2), 
	reachable BOOLEAN NOT NULL, 
	reminded BOOLEAN DEFAULT 1 NOT NULL, 
	CONSTRAINT pk_people PRIMARY KEY (id), 
	CONSTRAINT uq_people_telegram_id UNIQUE (telegram_id)
);
INSERT INTO "people" VALUES(1,5100000002,'Antti Mäkinen',NULL,'fi',1,1);
INSERT INTO "people" VALUES(2,5100000004,'Aino Kemppainen',NULL,'fi',1,1);
INSERT INTO "people" VALUES(3,5100000005,'Veikko Heikkinen',NULL,'fi',1,1);
INSERT INTO "people" VALUES(4,5100000006,'Helmi Karjalainen',NULL,'fi',0,1);
INSERT INTO "people" VALUES(5,5100000007,'Onni Moilanen',NULL,'fi',0,1);
INSERT INTO "people" VALUES(6,5100000003,'Sofia Lindqvist',NULL,'sv',1,1);
INSERT INTO "people" VALUES(7,5100000008,'Maja Nyström',NULL,'sv',1,1);
INSERT INTO "people" VALUES(8,5100000009,'Erik Holm',NULL,'sv',1,1);
INSERT INTO "people" VALUES(9,5100000010,'Elsa Backman',NULL,'sv',0,1);
INSERT INTO "people" VALUES(10,5100000011,'Aila Niemelä',NULL,'fi',1,1);
INSERT INTO "people" VALUES(11,5100000012,'Jouni Aikio',NULL,'fi',1,1);
INSERT INTO "people" VALUES(12,5100000013,'Reetta Kallio',NULL,'fi',0,1);
INSERT INTO "people" VALUES(13,5100000001,'Kerttu Korhonen',NULL,'fi',1,1);
INSERT INTO "people" VALUES(14,5100000014,'Ben Carter',NULL,'en',1,1);
INSERT INTO "people" VALUES(15,5100000015,'Priya Nair',NULL,'en',1,1);
INSERT INTO "people" VALUES(16,5100000016,'Tom Hill',NULL,'en',0,1);
CREATE TABLE poll_answers (
	poll VARCHAR(64) NOT NULL, 
	voter_id BIGINT NOT NULL, 
	chosen JSON NOT NULL, 
	"order" BIGINT NOT NULL, 
	answered_at DATETIME NOT NULL, 
	CONSTRAINT pk_poll_answers PRIMARY KEY (poll, voter_id)
);
INSERT INTO "poll_answers" VALUES('poll1',1,'[{"\u00e4": 1}, null, "x"]',1,'2027-01-05 10:01:00.123456');
INSERT INTO "poll_answers" VALUES('poll2',2,'null',2,'2027-01-05 10:02:00.123456');
INSERT INTO "poll_answers" VALUES('poll3',3,'[{"\u00e4": 3}, null, "x"]',3,'2027-01-05 10:03:00.123456');
CREATE TABLE polls (
	id INTEGER NOT NULL, 
	telegram_id VARCHAR(64) NOT NULL, 
	kind VARCHAR(16) NOT NULL, 
	subject_id BIGINT NOT NULL, 
	group_id INTEGER NOT NULL, 
	chat_id BIGINT NOT NULL, 
	message_id BIGINT, 
	options JSON NOT NULL, 
	state VARCHAR(16) NOT NULL, 
	closes_at DATETIME, 
	closed_at DATETIME, 
	doubtful BOOLEAN DEFAULT 0 NOT NULL, 
	twin_of INTEGER, 
	CONSTRAINT pk_polls PRIMARY KEY (id), 
	CONSTRAINT uq_polls_telegram_id UNIQUE (telegram_id), 
	CONSTRAINT fk_polls_group_id FOREIGN KEY(group_id) REFERENCES groups (id), 
	CONSTRAINT fk_polls_twin_of FOREIGN KEY(twin_of) REFERENCES polls (id)
);
INSERT INTO "polls" VALUES(1,'tele1','kind1',1,1,1,1,'[{"\u00e4": 1}, null, "x"]','stat1','2027-01-05 10:01:00.123456','2027-01-05 10:01:00.123456',1,NULL);
INSERT INTO "polls" VALUES(2,'tele2','kind2',2,2,2,2,'null','stat2','2027-01-05 10:02:00.123456','2027-01-05 10:02:00.123456',0,NULL);
INSERT INTO "polls" VALUES(3,'tele3','kind3',3,3,3,NULL,'[{"\u00e4": 3}, null, "x"]','stat3',NULL,NULL,0,NULL);
CREATE TABLE privacy_notices (
	person_id INTEGER NOT NULL, 
	version VARCHAR(16) NOT NULL, 
	told_at DATETIME NOT NULL, 
	agreed_at DATETIME, 
	CONSTRAINT pk_privacy_notices PRIMARY KEY (person_id, version), 
	CONSTRAINT fk_privacy_notices_person_id FOREIGN KEY(person_id) REFERENCES people (id)
);
INSERT INTO "privacy_notices" VALUES(2,'2026-11','2026-11-28 13:27:50.579155',NULL);
INSERT INTO "privacy_notices" VALUES(3,'2026-11','2026-11-28 13:28:10.602638',NULL);
INSERT INTO "privacy_notices" VALUES(7,'2026-11','2026-11-28 13:32:12.336191',NULL);
INSERT INTO "privacy_notices" VALUES(8,'2026-11','2026-11-28 13:32:32.346866',NULL);
INSERT INTO "privacy_notices" VALUES(10,'2026-11','2026-11-28 13:35:53.657113',NULL);
INSERT INTO "privacy_notices" VALUES(11,'2026-11','2026-11-28 13:36:13.671391',NULL);
INSERT INTO "privacy_notices" VALUES(14,'2026-11','2026-11-28 13:41:35.445035',NULL);
INSERT INTO "privacy_notices" VALUES(15,'2026-11','2026-11-28 13:41:55.461367',NULL);
INSERT INTO "privacy_notices" VALUES(13,'2026-11','2026-11-28 13:44:55.866415',NULL);
INSERT INTO "privacy_notices" VALUES(1,'2026-11','2026-11-28 13:45:35.901875',NULL);
INSERT INTO "privacy_notices" VALUES(6,'2026-11','2026-11-28 13:46:15.997668',NULL);
INSERT INTO "privacy_notices" VALUES(1,'vers1','2027-01-05 10:01:00.123456','2027-01-05 10:01:00.123456');
INSERT INTO "privacy_notices" VALUES(2,'vers2','2027-01-05 10:02:00.123456','2027-01-05 10:02:00.123456');
INSERT INTO "privacy_notices" VALUES(3,'vers3','2027-01-05 10:03:00.123456',NULL);
CREATE TABLE profile_asks (
	id INTEGER NOT NULL, 
	enterprise_id INTEGER NOT NULL, 
	person_id INTEGER NOT NULL, 
	field VARCHAR(16) NOT NULL, 
	asked_at DATETIME NOT NULL, 
	answered_at DATETIME, 
	declined_at DATETIME, 
	CONSTRAINT pk_profile_asks PRIMARY KEY (id), 
	CONSTRAINT fk_profile_asks_enterprise_id FOREIGN KEY(enterprise_id) REFERENCES enterprises (id), 
	CONSTRAINT fk_profile_asks_person_id FOREIGN KEY(person_id) REFERENCES people (id)
);
INSERT INTO "profile_asks" VALUES(1,1,1,'fiel1','2027-01-05 10:01:00.123456','2027-01-05 10:01:00.123456','2027-01-05 10:01:00.123456');
INSERT INTO "profile_asks" VALUES(2,2,2,'fiel2','2027-01-05 10:02:00.123456','2027-01-05 10:02:00.123456','2027-01-05 10:02:00.123456');
INSERT INTO "profile_asks" VALUES(3,3,3,'fiel3','2027-01-05 10:03:00.123456',NULL,NULL);
CREATE TABLE profiles (
	enterprise_id INTEGER NOT NULL, 
	business_id VARCHAR(20), 
	legal_form VARCHAR(16), 
	headcount VARCHAR(8), 
	trade VARCHAR(200), 
	trade_letter VARCHAR(1), 
	municipality VARCHAR(80), 
	founded_year INTEGER, 
	offers VARCHAR(500), 
	seeks VARCHAR(500), 
	seen JSON NOT NULL, 
	findable BOOLEAN DEFAULT 0 NOT NULL, 
	introductions BOOLEAN DEFAULT 0 NOT NULL, 
	updated_at DATETIME NOT NULL, 
	CONSTRAINT pk_profiles PRIMARY KEY (enterprise_id), 
	CONSTRAINT fk_profiles_enterprise_id FOREIGN KEY(enterprise_id) REFERENCES enterprises (id)
);
INSERT INTO "profiles" VALUES(1,'busi1','lega1','head1','trad1','t','muni1',1,'offe1','seek1','[{"\u00e4": 1}, null, "x"]',1,1,'2027-01-05 10:01:00.123456');
INSERT INTO "profiles" VALUES(2,'busi2','lega2','head2','trad2','t','muni2',2,'offe2','seek2','null',0,0,'2027-01-05 10:02:00.123456');
INSERT INTO "profiles" VALUES(3,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,'[{"\u00e4": 3}, null, "x"]',0,0,'2027-01-05 10:03:00.123456');
CREATE TABLE promises (
	id INTEGER NOT NULL, 
	meeting_id INTEGER NOT NULL, 
	company_id INTEGER NOT NULL, 
	person_id INTEGER, 
	text TEXT, 
	made_at DATETIME NOT NULL, 
	chat_id BIGINT, 
	message_id BIGINT, 
	asked_at DATETIME, 
	outcome VARCHAR(8), 
	answered_at DATETIME, 
	words VARCHAR(500), 
	CONSTRAINT pk_promises PRIMARY KEY (id), 
	CONSTRAINT fk_promises_meeting_id FOREIGN KEY(meeting_id) REFERENCES meetings (id), 
	CONSTRAINT fk_promises_company_id FOREIGN KEY(company_id) REFERENCES companies (id), 
	CONSTRAINT fk_promises_person_id FOREIGN KEY(person_id) REFERENCES people (id)
);
INSERT INTO "promises" VALUES(1,1,1,1,'Äö “quoted” ''single'' \ 🌾 
text1','2027-01-05 10:01:00.123456',1,1,'2027-01-05 10:01:00.123456','outc1','2027-01-05 10:01:00.123456','word1');
INSERT INTO "promises" VALUES(2,2,2,2,'Äö “quoted” ''single'' \ 🌾 
text2','2027-01-05 10:02:00.123456',2,2,'2027-01-05 10:02:00.123456','outc2','2027-01-05 10:02:00.123456','word2');
INSERT INTO "promises" VALUES(3,3,3,3,NULL,'2027-01-05 10:03:00.123456',NULL,NULL,NULL,NULL,NULL,NULL);
CREATE TABLE question_carries (
	question_id INTEGER NOT NULL, 
	group_id INTEGER NOT NULL, 
	CONSTRAINT pk_question_carries PRIMARY KEY (question_id, group_id), 
	CONSTRAINT fk_question_carries_question_id FOREIGN KEY(question_id) REFERENCES questions (id), 
	CONSTRAINT fk_question_carries_group_id FOREIGN KEY(group_id) REFERENCES groups (id)
);
INSERT INTO "question_carries" VALUES(1,1);
INSERT INTO "question_carries" VALUES(2,2);
INSERT INTO "question_carries" VALUES(3,3);
CREATE TABLE question_echoes (
	question_id INTEGER NOT NULL, 
	person_id INTEGER NOT NULL, 
	CONSTRAINT pk_question_echoes PRIMARY KEY (question_id, person_id), 
	CONSTRAINT fk_question_echoes_question_id FOREIGN KEY(question_id) REFERENCES questions (id), 
	CONSTRAINT fk_question_echoes_person_id FOREIGN KEY(person_id) REFERENCES people (id)
);
INSERT INTO "question_echoes" VALUES(1,1);
INSERT INTO "question_echoes" VALUES(2,2);
INSERT INTO "question_echoes" VALUES(3,3);
CREATE TABLE question_quotas (
	tag VARCHAR(64) NOT NULL, 
	day VARCHAR(10) NOT NULL, 
	asked INTEGER NOT NULL, 
	CONSTRAINT pk_question_quotas PRIMARY KEY (tag)
);
INSERT INTO "question_quotas" VALUES('tag1','day1',1);
INSERT INTO "question_quotas" VALUES('tag2','day2',2);
INSERT INTO "question_quotas" VALUES('tag3','day3',3);
CREATE TABLE questions (
	id INTEGER NOT NULL, 
	group_id INTEGER NOT NULL, 
	number INTEGER NOT NULL, 
	body TEXT NOT NULL, 
	person_id INTEGER, 
	sealed TEXT, 
	state VARCHAR(12) NOT NULL, 
	asked_at DATETIME NOT NULL, 
	edited_at DATETIME, 
	closed_at DATETIME, 
	source_chat_id BIGINT, 
	source_message_id BIGINT, 
	once VARCHAR(16), 
	carried_at DATETIME, 
	carried_named BOOLEAN NOT NULL, 
	CONSTRAINT pk_questions PRIMARY KEY (id), 
	CONSTRAINT uq_questions_group_id_number UNIQUE (group_id, number), 
	CONSTRAINT uq_questions_source_chat_id_source_message_id UNIQUE (source_chat_id, source_message_id), 
	CONSTRAINT fk_questions_group_id FOREIGN KEY(group_id) REFERENCES groups (id), 
	CONSTRAINT fk_questions_person_id FOREIGN KEY(person_id) REFERENCES people (id), 
	CONSTRAINT uq_questions_once UNIQUE (once)
);
INSERT INTO "questions" VALUES(1,1,1,'Miten hinnoittelette pienet keikat, joista ei kehtaa laskuttaa koko tuntia?',2,NULL,'open','2026-11-28 13:30:50.875780',NULL,NULL,-1002400000001,25,NULL,NULL,0);
INSERT INTO "questions" VALUES(2,2,1,'Vilket kassasystem använder ni? Vårt slutar fungera vid årsskiftet.',7,NULL,'open','2026-11-28 13:34:52.573807',NULL,NULL,-1002400000002,22,NULL,NULL,0);
INSERT INTO "questions" VALUES(3,3,1,'Kuka tekee teillä kirjanpidon, ja mitä se maksaa kuussa?',10,NULL,'open','2026-11-28 13:38:33.990459',NULL,NULL,-1002400000003,22,NULL,NULL,0);
INSERT INTO "questions" VALUES(4,4,1,'Has anyone let their customers book online? Was it worth it?',14,NULL,'open','2026-11-28 13:44:15.768895',NULL,NULL,-1002400000004,22,NULL,NULL,0);
CREATE TABLE ratings (
	meeting_id INTEGER NOT NULL, 
	mark VARCHAR(64) NOT NULL, 
	stars INTEGER NOT NULL, 
	CONSTRAINT pk_ratings PRIMARY KEY (meeting_id, mark), 
	CONSTRAINT fk_ratings_meeting_id FOREIGN KEY(meeting_id) REFERENCES meetings (id)
);
INSERT INTO "ratings" VALUES(1,'mark1',1);
INSERT INTO "ratings" VALUES(2,'mark2',2);
INSERT INTO "ratings" VALUES(3,'mark3',3);
CREATE TABLE recruiting_events (
	id INTEGER NOT NULL, 
	kind VARCHAR(16) NOT NULL, 
	person_id INTEGER, 
	link_id INTEGER, 
	source VARCHAR(40), 
	region VARCHAR(80), 
	group_id INTEGER, 
	reason VARCHAR(16), 
	at DATETIME NOT NULL, 
	CONSTRAINT pk_recruiting_events PRIMARY KEY (id), 
	CONSTRAINT uq_recruiting_events_person_id_kind UNIQUE (person_id, kind), 
	CONSTRAINT fk_recruiting_events_person_id FOREIGN KEY(person_id) REFERENCES people (id), 
	CONSTRAINT fk_recruiting_events_link_id FOREIGN KEY(link_id) REFERENCES recruiting_links (id), 
	CONSTRAINT fk_recruiting_events_group_id FOREIGN KEY(group_id) REFERENCES groups (id)
);
INSERT INTO "recruiting_events" VALUES(1,'joined',2,NULL,NULL,'Kainuu',1,NULL,'2026-11-28 13:28:30.611032');
INSERT INTO "recruiting_events" VALUES(2,'joined',3,NULL,NULL,'Kainuu',1,NULL,'2026-11-28 13:28:50.658839');
INSERT INTO "recruiting_events" VALUES(3,'joined',4,NULL,NULL,'Kainuu',1,NULL,'2026-11-28 13:29:10.782433');
INSERT INTO "recruiting_events" VALUES(4,'joined',5,NULL,NULL,'Kainuu',1,NULL,'2026-11-28 13:29:30.790366');
INSERT INTO "recruiting_events" VALUES(5,'joined',7,NULL,NULL,'Österbotten',2,NULL,'2026-11-28 13:32:52.354133');
INSERT INTO "recruiting_events" VALUES(6,'joined',8,NULL,NULL,'Österbotten',2,NULL,'2026-11-28 13:33:12.399761');
INSERT INTO "recruiting_events" VALUES(7,'joined',9,NULL,NULL,'Österbotten',2,NULL,'2026-11-28 13:33:32.522391');
INSERT INTO "recruiting_events" VALUES(8,'joined',10,NULL,NULL,'Lappi',3,NULL,'2026-11-28 13:36:33.681058');
INSERT INTO "recruiting_events" VALUES(9,'joined',11,NULL,NULL,'Lappi',3,NULL,'2026-11-28 13:36:53.730564');
INSERT INTO "recruiting_events" VALUES(10,'joined',12,NULL,NULL,'Lappi',3,NULL,'2026-11-28 13:37:13.872580');
INSERT INTO "recruiting_events" VALUES(11,'joined',14,NULL,NULL,'North Ostrobothnia',4,NULL,'2026-11-28 13:42:15.474478');
INSERT INTO "recruiting_events" VALUES(12,'joined',15,NULL,NULL,'North Ostrobothnia',4,NULL,'2026-11-28 13:42:35.522506');
INSERT INTO "recruiting_events" VALUES(13,'joined',16,NULL,NULL,'North Ostrobothnia',4,NULL,'2026-11-28 13:42:55.666782');
CREATE TABLE recruiting_links (
	id INTEGER NOT NULL, 
	token VARCHAR(32) NOT NULL, 
	place VARCHAR(100) NOT NULL, 
	group_id INTEGER, 
	region VARCHAR(80), 
	source VARCHAR(40) NOT NULL, 
	source_key VARCHAR(80) NOT NULL, 
	person_id INTEGER, 
	created_at DATETIME NOT NULL, 
	revoked_by INTEGER, 
	revoked_at DATETIME, 
	chat_link VARCHAR(255), 
	CONSTRAINT pk_recruiting_links PRIMARY KEY (id), 
	CONSTRAINT uq_recruiting_links_token UNIQUE (token), 
	CONSTRAINT fk_recruiting_links_group_id FOREIGN KEY(group_id) REFERENCES groups (id), 
	CONSTRAINT fk_recruiting_links_person_id FOREIGN KEY(person_id) REFERENCES people (id), 
	CONSTRAINT fk_recruiting_links_revoked_by FOREIGN KEY(revoked_by) REFERENCES people (id)
);
INSERT INTO "recruiting_links" VALUES(1,'toke1','plac1',1,'regi1','sour1','sour1',1,'2027-01-05 10:01:00.123456',1,'2027-01-05 10:01:00.123456','chat1');
INSERT INTO "recruiting_links" VALUES(2,'toke2','plac2',2,'regi2','sour2','sour2',2,'2027-01-05 10:02:00.123456',2,'2027-01-05 10:02:00.123456','chat2');
INSERT INTO "recruiting_links" VALUES(3,'toke3','plac3',3,NULL,'sour3','sour3',3,'2027-01-05 10:03:00.123456',3,NULL,NULL);
CREATE TABLE region_changes (
	id INTEGER NOT NULL, 
	group_id INTEGER NOT NULL, 
	region VARCHAR(80), 
	since DATETIME NOT NULL, 
	until DATETIME, 
	person_id INTEGER, 
	CONSTRAINT pk_region_changes PRIMARY KEY (id), 
	CONSTRAINT fk_region_changes_group_id FOREIGN KEY(group_id) REFERENCES groups (id), 
	CONSTRAINT fk_region_changes_person_id FOREIGN KEY(person_id) REFERENCES people (id)
);
INSERT INTO "region_changes" VALUES(1,1,'Kainuu','2026-11-28 13:27:29.493734',NULL,1);
INSERT INTO "region_changes" VALUES(2,2,'Österbotten','2026-11-28 13:31:51.321492',NULL,6);
INSERT INTO "region_changes" VALUES(3,3,'Lappi','2026-11-28 13:35:32.632132',NULL,1);
INSERT INTO "region_changes" VALUES(4,4,'North Ostrobothnia','2026-11-28 13:40:34.370561',NULL,13);
CREATE TABLE region_links (
	id INTEGER NOT NULL, 
	token VARCHAR(32) NOT NULL, 
	region_id INTEGER NOT NULL, 
	person_id INTEGER, 
	made_at DATETIME NOT NULL, 
	expires_at DATETIME NOT NULL, 
	group_id INTEGER, 
	used_by INTEGER, 
	used_at DATETIME, 
	withdrawn_by INTEGER, 
	withdrawn_at DATETIME, 
	CONSTRAINT pk_region_links PRIMARY KEY (id), 
	CONSTRAINT uq_region_links_token UNIQUE (token), 
	CONSTRAINT fk_region_links_region_id FOREIGN KEY(region_id) REFERENCES regions (id), 
	CONSTRAINT fk_region_links_person_id FOREIGN KEY(person_id) REFERENCES people (id), 
	CONSTRAINT fk_region_links_group_id FOREIGN KEY(group_id) REFERENCES groups (id), 
	CONSTRAINT fk_region_links_used_by FOREIGN KEY(used_by) REFERENCES people (id), 
	CONSTRAINT fk_region_links_withdrawn_by FOREIGN KEY(withdrawn_by) REFERENCES people (id)
);
INSERT INTO "region_links" VALUES(1,'toke1',1,1,'2027-01-05 10:01:00.123456','2027-01-05 10:01:00.123456',1,1,'2027-01-05 10:01:00.123456',1,'2027-01-05 10:01:00.123456');
INSERT INTO "region_links" VALUES(2,'toke2',2,2,'2027-01-05 10:02:00.123456','2027-01-05 10:02:00.123456',2,2,'2027-01-05 10:02:00.123456',2,'2027-01-05 10:02:00.123456');
INSERT INTO "region_links" VALUES(3,'toke3',3,3,'2027-01-05 10:03:00.123456','2027-01-05 10:03:00.123456',3,3,NULL,3,NULL);
CREATE TABLE region_texts (
	id INTEGER NOT NULL, 
	region_id INTEGER NOT NULL, 
	"key" VARCHAR(60) NOT NULL, 
	language VARCHAR(2) NOT NULL, 
	text VARCHAR(1200), 
	proposed VARCHAR(1200), 
	person_id INTEGER, 
	changed_at DATETIME NOT NULL, 
	CONSTRAINT pk_region_texts PRIMARY KEY (id), 
	CONSTRAINT uq_region_texts_region_id_key_language UNIQUE (region_id, "key", language), 
	CONSTRAINT fk_region_texts_region_id FOREIGN KEY(region_id) REFERENCES regions (id), 
	CONSTRAINT fk_region_texts_person_id FOREIGN KEY(person_id) REFERENCES people (id)
);
INSERT INTO "region_texts" VALUES(1,1,'key1','la','text1','prop1',1,'2027-01-05 10:01:00.123456');
INSERT INTO "region_texts" VALUES(2,2,'key2','la','text2','prop2',2,'2027-01-05 10:02:00.123456');
INSERT INTO "region_texts" VALUES(3,3,'key3','la',NULL,NULL,3,'2027-01-05 10:03:00.123456');
CREATE TABLE regions (
	id INTEGER NOT NULL, 
	name VARCHAR(80) NOT NULL, 
	"key" VARCHAR(240) NOT NULL, 
	country VARCHAR(2), 
	language VARCHAR(2) NOT NULL, 
	zone VARCHAR(64) NOT NULL, 
	since DATETIME NOT NULL, 
	person_id INTEGER, 
	ways JSON DEFAULT '{}' NOT NULL, 
	ended_at DATETIME, 
	ended_by INTEGER, 
	CONSTRAINT pk_regions PRIMARY KEY (id), 
	CONSTRAINT uq_regions_key UNIQUE ("key"), 
	CONSTRAINT fk_regions_person_id FOREIGN KEY(person_id) REFERENCES people (id), 
	CONSTRAINT fk_regions_ended_by FOREIGN KEY(ended_by) REFERENCES people (id)
);
INSERT INTO "regions" VALUES(1,'Kainuu','kainuu',NULL,'fi','Europe/Helsinki','2026-11-28 13:27:29.493734',1,'{}',NULL,NULL);
INSERT INTO "regions" VALUES(2,'Österbotten','österbotten',NULL,'sv','Europe/Helsinki','2026-11-28 13:31:51.321492',6,'{}',NULL,NULL);
INSERT INTO "regions" VALUES(3,'Lappi','lappi',NULL,'fi','Europe/Helsinki','2026-11-28 13:35:32.632132',1,'{}',NULL,NULL);
INSERT INTO "regions" VALUES(4,'North Ostrobothnia','north ostrobothnia',NULL,'fi','Europe/Helsinki','2026-11-28 13:40:34.370561',13,'{}',NULL,NULL);
CREATE TABLE report_files (
	report_id INTEGER NOT NULL, 
	kind VARCHAR(8) NOT NULL, 
	content BLOB NOT NULL, 
	made_at DATETIME NOT NULL, 
	CONSTRAINT pk_report_files PRIMARY KEY (report_id, kind), 
	CONSTRAINT fk_report_files_report_id FOREIGN KEY(report_id) REFERENCES reports (id)
);
INSERT INTO "report_files" VALUES(1,'kind1',X'C3A43100FF','2027-01-05 10:01:00.123456');
INSERT INTO "report_files" VALUES(2,'kind2',X'C3A43200FF','2027-01-05 10:02:00.123456');
INSERT INTO "report_files" VALUES(3,'kind3',X'C3A43300FF','2027-01-05 10:03:00.123456');
CREATE TABLE report_settings (
	id INTEGER NOT NULL, 
	programme VARCHAR(12) NOT NULL, 
	code VARCHAR(40) NOT NULL, 
	first DATE NOT NULL, 
	last DATE NOT NULL, 
	unit VARCHAR(12) NOT NULL, 
	set_at DATETIME NOT NULL, 
	person_id INTEGER, 
	CONSTRAINT pk_report_settings PRIMARY KEY (id), 
	CONSTRAINT fk_report_settings_person_id FOREIGN KEY(person_id) REFERENCES people (id)
);
INSERT INTO "report_settings" VALUES(1,'prog1','code1','2027-01-01','2027-01-01','unit1','2027-01-05 10:01:00.123456',1);
INSERT INTO "report_settings" VALUES(2,'prog2','code2','2027-01-02','2027-01-02','unit2','2027-01-05 10:02:00.123456',2);
INSERT INTO "report_settings" VALUES(3,'prog3','code3','2027-01-03','2027-01-03','unit3','2027-01-05 10:03:00.123456',3);
CREATE TABLE reports (
	id INTEGER NOT NULL, 
	what VARCHAR(10) DEFAULT 'report' NOT NULL, 
	number VARCHAR(16), 
	state VARCHAR(12) NOT NULL, 
	person_id INTEGER, 
	language VARCHAR(2) NOT NULL, 
	wanted_at DATETIME NOT NULL, 
	sealed_at DATETIME, 
	made_on DATE NOT NULL, 
	first DATE NOT NULL, 
	last DATE NOT NULL, 
	whole BOOLEAN DEFAULT 0 NOT NULL, 
	region VARCHAR(80), 
	group_id INTEGER, 
	salt VARCHAR(64) NOT NULL, 
	step INTEGER DEFAULT '0' NOT NULL, 
	tries INTEGER DEFAULT '0' NOT NULL, 
	project JSON, 
	seal VARCHAR(64), 
	hashes JSON, 
	versions JSON, 
	totals JSON, 
	page JSON, 
	CONSTRAINT pk_reports PRIMARY KEY (id), 
	CONSTRAINT uq_reports_number UNIQUE (number), 
	CONSTRAINT fk_reports_person_id FOREIGN KEY(person_id) REFERENCES people (id), 
	CONSTRAINT fk_reports_group_id FOREIGN KEY(group_id) REFERENCES groups (id)
);
INSERT INTO "reports" VALUES(1,'what1','numb1','stat1',1,'la','2027-01-05 10:01:00.123456','2027-01-05 10:01:00.123456','2027-01-01','2027-01-01','2027-01-01',1,'regi1',1,'salt1',1,1,'[{"\u00e4": 1}, null, "x"]','seal1','[{"\u00e4": 1}, null, "x"]','[{"\u00e4": 1}, null, "x"]','[{"\u00e4": 1}, null, "x"]','[{"\u00e4": 1}, null, "x"]');
INSERT INTO "reports" VALUES(2,'what2','numb2','stat2',2,'la','2027-01-05 10:02:00.123456','2027-01-05 10:02:00.123456','2027-01-02','2027-01-02','2027-01-02',0,'regi2',2,'salt2',2,2,'null','seal2','null','null','null','null');
INSERT INTO "reports" VALUES(3,'what3',NULL,'stat3',3,'la','2027-01-05 10:03:00.123456',NULL,'2027-01-03','2027-01-03','2027-01-03',0,NULL,3,'salt3',3,3,'null',NULL,'null','null','null','null');
CREATE TABLE research_consents (
	id INTEGER NOT NULL, 
	person_id INTEGER, 
	said VARCHAR(12) NOT NULL, 
	said_at DATETIME NOT NULL, 
	wording VARCHAR(16) NOT NULL, 
	CONSTRAINT pk_research_consents PRIMARY KEY (id), 
	CONSTRAINT fk_research_consents_person_id FOREIGN KEY(person_id) REFERENCES people (id)
);
INSERT INTO "research_consents" VALUES(1,1,'said1','2027-01-05 10:01:00.123456','word1');
INSERT INTO "research_consents" VALUES(2,2,'said2','2027-01-05 10:02:00.123456','word2');
INSERT INTO "research_consents" VALUES(3,3,'said3','2027-01-05 10:03:00.123456','word3');
CREATE TABLE reviews (
	meeting_id INTEGER NOT NULL, 
	rating_key VARCHAR(64), 
	counts JSON, 
	closes_at DATETIME NOT NULL, 
	closed_at DATETIME, 
	draft JSON, 
	CONSTRAINT pk_reviews PRIMARY KEY (meeting_id), 
	CONSTRAINT fk_reviews_meeting_id FOREIGN KEY(meeting_id) REFERENCES meetings (id)
);
INSERT INTO "reviews" VALUES(1,'rati1','[{"\u00e4": 1}, null, "x"]','2027-01-05 10:01:00.123456','2027-01-05 10:01:00.123456','[{"\u00e4": 1}, null, "x"]');
INSERT INTO "reviews" VALUES(2,'rati2','null','2027-01-05 10:02:00.123456','2027-01-05 10:02:00.123456','null');
INSERT INTO "reviews" VALUES(3,NULL,'null','2027-01-05 10:03:00.123456',NULL,'null');
CREATE TABLE role_links (
	id INTEGER NOT NULL, 
	token VARCHAR(32) NOT NULL, 
	role VARCHAR(16) NOT NULL, 
	regions JSON, 
	created_by BIGINT NOT NULL, 
	created_at DATETIME NOT NULL, 
	expires_at DATETIME NOT NULL, 
	used_by INTEGER, 
	used_at DATETIME, 
	withdrawn_by BIGINT, 
	withdrawn_at DATETIME, 
	CONSTRAINT pk_role_links PRIMARY KEY (id), 
	CONSTRAINT uq_role_links_token UNIQUE (token), 
	CONSTRAINT fk_role_links_used_by FOREIGN KEY(used_by) REFERENCES people (id)
);
INSERT INTO "role_links" VALUES(1,'ddav0IuR-hB7aDfxNKuD','adviser','["Kainuu"]',5100000001,'2026-11-28 13:45:15.883743','2026-12-05 13:45:15.883743',1,'2026-11-28 13:45:35.908712',NULL,NULL);
INSERT INTO "role_links" VALUES(2,'Rld32uSZvVghqs8AZwBZ','researcher',NULL,5100000001,'2026-11-28 13:45:55.981743','2026-12-05 13:45:55.981743',6,'2026-11-28 13:46:16.008495',NULL,NULL);
INSERT INTO "role_links" VALUES(3,'toke3','role3','null',3,'2027-01-05 10:03:00.123456','2027-01-05 10:03:00.123456',3,NULL,NULL,NULL);
CREATE TABLE roles (
	id INTEGER NOT NULL, 
	person_id INTEGER NOT NULL, 
	role VARCHAR(16) NOT NULL, 
	regions JSON, 
	granted_by BIGINT, 
	granted_at DATETIME NOT NULL, 
	withdrawn_by BIGINT, 
	withdrawn_at DATETIME, 
	CONSTRAINT pk_roles PRIMARY KEY (id), 
	CONSTRAINT fk_roles_person_id FOREIGN KEY(person_id) REFERENCES people (id)
);
INSERT INTO "roles" VALUES(1,1,'adviser','["Kainuu"]',5100000001,'2026-11-28 13:45:35.908712',NULL,NULL);
INSERT INTO "roles" VALUES(2,6,'researcher','null',5100000001,'2026-11-28 13:46:16.008495',NULL,NULL);
INSERT INTO "roles" VALUES(3,3,'role3','null',NULL,'2027-01-05 10:03:00.123456',NULL,NULL);
CREATE TABLE rsvps (
	meeting_id INTEGER NOT NULL, 
	person_id INTEGER NOT NULL, 
	answer VARCHAR(8) NOT NULL, 
	answered_at DATETIME NOT NULL, 
	answered_for DATETIME, 
	CONSTRAINT pk_rsvps PRIMARY KEY (meeting_id, person_id), 
	CONSTRAINT fk_rsvps_meeting_id FOREIGN KEY(meeting_id) REFERENCES meetings (id), 
	CONSTRAINT fk_rsvps_person_id FOREIGN KEY(person_id) REFERENCES people (id)
);
INSERT INTO "rsvps" VALUES(1,11,'going','2026-11-28 13:39:54.277910','2026-12-14 13:00:00.000000');
INSERT INTO "rsvps" VALUES(1,1,'answ1','2027-01-05 10:01:00.123456','2027-01-05 10:01:00.123456');
INSERT INTO "rsvps" VALUES(2,2,'answ2','2027-01-05 10:02:00.123456','2027-01-05 10:02:00.123456');
INSERT INTO "rsvps" VALUES(3,3,'answ3','2027-01-05 10:03:00.123456',NULL);
CREATE TABLE set_aside (
	id INTEGER NOT NULL, 
	update_id BIGINT, 
	kind VARCHAR(40) NOT NULL, 
	error VARCHAR(200) NOT NULL, 
	shape TEXT NOT NULL, 
	tag VARCHAR(64), 
	at DATETIME NOT NULL, 
	CONSTRAINT pk_set_aside PRIMARY KEY (id), 
	CONSTRAINT uq_set_aside_tag UNIQUE (tag)
);
INSERT INTO "set_aside" VALUES(1,1,'kind1','erro1','Äö “quoted” ''single'' \ 🌾 
shape1','tag1','2027-01-05 10:01:00.123456');
INSERT INTO "set_aside" VALUES(2,2,'kind2','erro2','Äö “quoted” ''single'' \ 🌾 
shape2','tag2','2027-01-05 10:02:00.123456');
INSERT INTO "set_aside" VALUES(3,NULL,'kind3','erro3','Äö “quoted” ''single'' \ 🌾 
shape3',NULL,'2027-01-05 10:03:00.123456');
CREATE TABLE source_items (
	id INTEGER NOT NULL, 
	source_id INTEGER NOT NULL, 
	mark VARCHAR(64) NOT NULL, 
	title TEXT NOT NULL, 
	summary TEXT NOT NULL, 
	link VARCHAR(500), 
	language VARCHAR(2), 
	seen_at DATETIME NOT NULL, 
	tell_at DATETIME, 
	digest_id INTEGER, 
	CONSTRAINT pk_source_items PRIMARY KEY (id), 
	CONSTRAINT uq_source_items_source_id_mark UNIQUE (source_id, mark), 
	CONSTRAINT fk_source_items_source_id FOREIGN KEY(source_id) REFERENCES sources (id), 
	CONSTRAINT fk_source_items_digest_id FOREIGN KEY(digest_id) REFERENCES digests (id)
);
INSERT INTO "source_items" VALUES(1,1,'mark1','Äö “quoted” ''single'' \ 🌾 
title1','Äö “quoted” ''single'' \ 🌾 
summary1','link1','la','2027-01-05 10:01:00.123456','2027-01-05 10:01:00.123456',1);
INSERT INTO "source_items" VALUES(2,2,'mark2','Äö “quoted” ''single'' \ 🌾 
title2','Äö “quoted” ''single'' \ 🌾 
summary2','link2','la','2027-01-05 10:02:00.123456','2027-01-05 10:02:00.123456',2);
INSERT INTO "source_items" VALUES(3,3,'mark3','Äö “quoted” ''single'' \ 🌾 
title3','Äö “quoted” ''single'' \ 🌾 
summary3',NULL,NULL,'2027-01-05 10:03:00.123456',NULL,3);
CREATE TABLE sources (
	id INTEGER NOT NULL, 
	person_id INTEGER NOT NULL, 
	url VARCHAR(500) NOT NULL, 
	title VARCHAR(200) NOT NULL, 
	active BOOLEAN NOT NULL, 
	added_at DATETIME NOT NULL, 
	checked_at DATETIME, 
	next_at DATETIME, 
	etag VARCHAR(200), 
	last_modified VARCHAR(200), 
	fresh BOOLEAN NOT NULL, 
	failures INTEGER NOT NULL, 
	failing_since DATETIME, 
	problem VARCHAR(16), 
	CONSTRAINT pk_sources PRIMARY KEY (id), 
	CONSTRAINT uq_sources_person_id_url UNIQUE (person_id, url), 
	CONSTRAINT fk_sources_person_id FOREIGN KEY(person_id) REFERENCES people (id)
);
INSERT INTO "sources" VALUES(1,1,'url1','titl1',1,'2027-01-05 10:01:00.123456','2027-01-05 10:01:00.123456','2027-01-05 10:01:00.123456','etag1','last1',1,1,'2027-01-05 10:01:00.123456','prob1');
INSERT INTO "sources" VALUES(2,2,'url2','titl2',0,'2027-01-05 10:02:00.123456','2027-01-05 10:02:00.123456','2027-01-05 10:02:00.123456','etag2','last2',0,2,'2027-01-05 10:02:00.123456','prob2');
INSERT INTO "sources" VALUES(3,3,'url3','titl3',0,'2027-01-05 10:03:00.123456',NULL,NULL,NULL,NULL,0,3,NULL,NULL);
CREATE TABLE stays (
	id INTEGER NOT NULL, 
	company_id INTEGER NOT NULL, 
	since DATETIME NOT NULL, 
	until DATETIME, 
	because VARCHAR(16), 
	CONSTRAINT pk_stays PRIMARY KEY (id), 
	CONSTRAINT fk_stays_company_id FOREIGN KEY(company_id) REFERENCES companies (id)
);
INSERT INTO "stays" VALUES(1,1,'2026-11-28 13:28:30.611032',NULL,NULL);
INSERT INTO "stays" VALUES(2,2,'2026-11-28 13:28:50.658839',NULL,NULL);
INSERT INTO "stays" VALUES(3,3,'2026-11-28 13:29:10.782433',NULL,NULL);
INSERT INTO "stays" VALUES(4,4,'2026-11-28 13:32:52.354133',NULL,NULL);
INSERT INTO "stays" VALUES(5,5,'2026-11-28 13:33:12.399761',NULL,NULL);
INSERT INTO "stays" VALUES(6,6,'2026-11-28 13:33:32.522391',NULL,NULL);
INSERT INTO "stays" VALUES(7,7,'2026-11-28 13:36:33.681058',NULL,NULL);
INSERT INTO "stays" VALUES(8,8,'2026-11-28 13:36:53.730564',NULL,NULL);
INSERT INTO "stays" VALUES(9,9,'2026-11-28 13:37:13.872580',NULL,NULL);
INSERT INTO "stays" VALUES(10,10,'2026-11-28 13:42:15.474478',NULL,NULL);
INSERT INTO "stays" VALUES(11,11,'2026-11-28 13:42:35.522506',NULL,NULL);
INSERT INTO "stays" VALUES(12,12,'2026-11-28 13:42:55.666782',NULL,NULL);
CREATE TABLE surveys (
	id INTEGER NOT NULL, 
	enterprise_id INTEGER NOT NULL, 
	person_id INTEGER, 
	kind VARCHAR(8) NOT NULL, 
	year INTEGER NOT NULL, 
	asked_at DATETIME NOT NULL, 
	answered_at DATETIME, 
	declined_at DATETIME, 
	answers JSON NOT NULL, 
	words TEXT, 
	quotable BOOLEAN, 
	CONSTRAINT pk_surveys PRIMARY KEY (id), 
	CONSTRAINT uq_surveys_enterprise_id_kind_year UNIQUE (enterprise_id, kind, year), 
	CONSTRAINT fk_surveys_enterprise_id FOREIGN KEY(enterprise_id) REFERENCES enterprises (id), 
	CONSTRAINT fk_surveys_person_id FOREIGN KEY(person_id) REFERENCES people (id)
);
INSERT INTO "surveys" VALUES(1,1,1,'kind1',1,'2027-01-05 10:01:00.123456','2027-01-05 10:01:00.123456','2027-01-05 10:01:00.123456','[{"\u00e4": 1}, null, "x"]','Äö “quoted” ''single'' \ 🌾 
words1',1);
INSERT INTO "surveys" VALUES(2,2,2,'kind2',2,'2027-01-05 10:02:00.123456','2027-01-05 10:02:00.123456','2027-01-05 10:02:00.123456','null','Äö “quoted” ''single'' \ 🌾 
words2',0);
INSERT INTO "surveys" VALUES(3,3,3,'kind3',3,'2027-01-05 10:03:00.123456',NULL,NULL,'[{"\u00e4": 3}, null, "x"]',NULL,NULL);
CREATE TABLE swaps (
	id INTEGER NOT NULL, 
	group_id INTEGER NOT NULL, 
	asking_id INTEGER NOT NULL, 
	asked_id INTEGER NOT NULL, 
	person_id INTEGER NOT NULL, 
	state VARCHAR(16) NOT NULL, 
	asked_at DATETIME NOT NULL, 
	ended_at DATETIME, 
	CONSTRAINT pk_swaps PRIMARY KEY (id), 
	CONSTRAINT fk_swaps_group_id FOREIGN KEY(group_id) REFERENCES groups (id), 
	CONSTRAINT fk_swaps_asking_id FOREIGN KEY(asking_id) REFERENCES companies (id), 
	CONSTRAINT fk_swaps_asked_id FOREIGN KEY(asked_id) REFERENCES companies (id), 
	CONSTRAINT fk_swaps_person_id FOREIGN KEY(person_id) REFERENCES people (id)
);
INSERT INTO "swaps" VALUES(1,1,1,1,1,'stat1','2027-01-05 10:01:00.123456','2027-01-05 10:01:00.123456');
INSERT INTO "swaps" VALUES(2,2,2,2,2,'stat2','2027-01-05 10:02:00.123456','2027-01-05 10:02:00.123456');
INSERT INTO "swaps" VALUES(3,3,3,3,3,'stat3','2027-01-05 10:03:00.123456',NULL);
CREATE TABLE takeaways (
	id INTEGER NOT NULL, 
	meeting_id INTEGER NOT NULL, 
	person_id INTEGER, 
	text TEXT NOT NULL, 
	kept_at DATETIME NOT NULL, 
	CONSTRAINT pk_takeaways PRIMARY KEY (id), 
	CONSTRAINT fk_takeaways_meeting_id FOREIGN KEY(meeting_id) REFERENCES meetings (id), 
	CONSTRAINT fk_takeaways_person_id FOREIGN KEY(person_id) REFERENCES people (id)
);
INSERT INTO "takeaways" VALUES(1,1,1,'Äö “quoted” ''single'' \ 🌾 
text1','2027-01-05 10:01:00.123456');
INSERT INTO "takeaways" VALUES(2,2,2,'Äö “quoted” ''single'' \ 🌾 
text2','2027-01-05 10:02:00.123456');
INSERT INTO "takeaways" VALUES(3,3,3,'Äö “quoted” ''single'' \ 🌾 
text3','2027-01-05 10:03:00.123456');
CREATE TABLE theme_supporters (
	theme_id INTEGER NOT NULL, 
	company_id INTEGER NOT NULL, 
	person_id INTEGER NOT NULL, 
	supported_at DATETIME NOT NULL, 
	CONSTRAINT pk_theme_supporters PRIMARY KEY (theme_id, company_id), 
	CONSTRAINT fk_theme_supporters_theme_id FOREIGN KEY(theme_id) REFERENCES themes (id), 
	CONSTRAINT fk_theme_supporters_company_id FOREIGN KEY(company_id) REFERENCES companies (id), 
	CONSTRAINT fk_theme_supporters_person_id FOREIGN KEY(person_id) REFERENCES people (id)
);
INSERT INTO "theme_supporters" VALUES(1,1,2,'2026-11-28 13:29:50.805908');
INSERT INTO "theme_supporters" VALUES(2,2,3,'2026-11-28 13:30:10.822586');
INSERT INTO "theme_supporters" VALUES(2,3,4,'2026-11-28 13:30:30.829530');
INSERT INTO "theme_supporters" VALUES(3,4,7,'2026-11-28 13:33:52.532253');
INSERT INTO "theme_supporters" VALUES(4,5,8,'2026-11-28 13:34:12.541742');
INSERT INTO "theme_supporters" VALUES(4,6,9,'2026-11-28 13:34:32.552810');
INSERT INTO "theme_supporters" VALUES(5,7,10,'2026-11-28 13:37:33.886910');
INSERT INTO "theme_supporters" VALUES(6,8,11,'2026-11-28 13:37:53.922159');
INSERT INTO "theme_supporters" VALUES(6,9,12,'2026-11-28 13:38:13.948999');
INSERT INTO "theme_supporters" VALUES(7,10,14,'2026-11-28 13:43:15.688976');
INSERT INTO "theme_supporters" VALUES(8,11,15,'2026-11-28 13:43:35.720340');
INSERT INTO "theme_supporters" VALUES(8,12,16,'2026-11-28 13:43:55.737195');
INSERT INTO "theme_supporters" VALUES(3,3,3,'2027-01-05 10:03:00.123456');
CREATE TABLE themes (
	id INTEGER NOT NULL, 
	group_id INTEGER NOT NULL, 
	text VARCHAR(200) NOT NULL, 
	state VARCHAR(16) NOT NULL, 
	proposer_id INTEGER, 
	offered_by INTEGER, 
	proposed_at DATETIME NOT NULL, 
	meeting_id INTEGER, 
	discussed_at DATETIME, 
	CONSTRAINT pk_themes PRIMARY KEY (id), 
	CONSTRAINT fk_themes_group_id FOREIGN KEY(group_id) REFERENCES groups (id), 
	CONSTRAINT fk_themes_proposer_id FOREIGN KEY(proposer_id) REFERENCES people (id), 
	CONSTRAINT fk_themes_offered_by FOREIGN KEY(offered_by) REFERENCES people (id), 
	CONSTRAINT fk_themes_meeting_id FOREIGN KEY(meeting_id) REFERENCES meetings (id)
);
INSERT INTO "themes" VALUES(1,1,'Palvelujen hinnoittelu','open',2,NULL,'2026-11-28 13:29:50.805349',NULL,NULL);
INSERT INTO "themes" VALUES(2,1,'Mistä seuraava työntekijä?','open',3,NULL,'2026-11-28 13:30:10.822115',NULL,NULL);
INSERT INTO "themes" VALUES(3,2,'Prissättning av tjänster','open',7,NULL,'2026-11-28 13:33:52.532033',NULL,NULL);
INSERT INTO "themes" VALUES(4,2,'Att sälja på nätet','open',8,NULL,'2026-11-28 13:34:12.541479',NULL,NULL);
INSERT INTO "themes" VALUES(5,3,'Talven sesonki','open',10,NULL,'2026-11-28 13:37:33.886463',NULL,NULL);
INSERT INTO "themes" VALUES(6,3,'Yhteinen verkkokauppa','open',11,NULL,'2026-11-28 13:37:53.921886',NULL,NULL);
INSERT INTO "themes" VALUES(7,4,'First employee: what to know','open',14,NULL,'2026-11-28 13:43:15.688622',NULL,NULL);
INSERT INTO "themes" VALUES(8,4,'Getting found on the map','open',15,NULL,'2026-11-28 13:43:35.719698',NULL,NULL);
CREATE TABLE timers (
	id INTEGER NOT NULL, 
	"key" VARCHAR(160) NOT NULL, 
	kind VARCHAR(24) NOT NULL, 
	group_id INTEGER, 
	subject_id BIGINT NOT NULL, 
	due_at DATETIME NOT NULL, 
	stale_at DATETIME, 
	state VARCHAR(16) NOT NULL, 
	note VARCHAR(200), 
	payload JSON DEFAULT '{}' NOT NULL, 
	CONSTRAINT pk_timers PRIMARY KEY (id), 
	CONSTRAINT uq_timers_key UNIQUE ("key"), 
	CONSTRAINT fk_timers_group_id FOREIGN KEY(group_id) REFERENCES groups (id)
);
INSERT INTO "timers" VALUES(1,'surveys:2026-11-30','surveys',NULL,0,'2026-11-30 08:00:00.000000',NULL,'waiting',NULL,'{}');
INSERT INTO "timers" VALUES(2,'introductions:2026-12-02','introductions',NULL,0,'2026-12-02 08:00:00.000000',NULL,'waiting',NULL,'{}');
INSERT INTO "timers" VALUES(3,'monday:2026-11-30','monday',NULL,0,'2026-11-30 07:05:00.000000',NULL,'waiting',NULL,'{}');
INSERT INTO "timers" VALUES(4,'health:2026-11-30','health',NULL,0,'2026-11-30 07:00:00.000000',NULL,'waiting',NULL,'{}');
INSERT INTO "timers" VALUES(5,'turn-nudge:1','turn-nudge',1,1,'2026-12-01 13:28:50.658839','2026-12-03 13:28:50.658839','waiting',NULL,'{}');
INSERT INTO "timers" VALUES(6,'turn-escalate:1','turn-escalate',1,1,'2026-12-03 13:28:50.658839','2026-12-05 13:28:50.658839','waiting',NULL,'{}');
INSERT INTO "timers" VALUES(7,'turn-hand-over:1','turn-hand-over',1,1,'2026-12-05 13:28:50.658839',NULL,'waiting',NULL,'{}');
INSERT INTO "timers" VALUES(8,'question-nudge:1','question-nudge',1,1,'2026-11-30 13:30:50.875780',NULL,'dropped','answered','{}');
INSERT INTO "timers" VALUES(9,'question-call:1','question-call',1,1,'2026-12-02 13:30:50.875780',NULL,'dropped','answered','{}');
INSERT INTO "timers" VALUES(10,'turn-nudge:2','turn-nudge',2,2,'2026-12-01 13:33:12.399761','2026-12-03 13:33:12.399761','waiting',NULL,'{}');
INSERT INTO "timers" VALUES(11,'turn-escalate:2','turn-escalate',2,2,'2026-12-03 13:33:12.399761','2026-12-05 13:33:12.399761','waiting',NULL,'{}');
INSERT INTO "timers" VALUES(12,'turn-hand-over:2','turn-hand-over',2,2,'2026-12-05 13:33:12.399761',NULL,'waiting',NULL,'{}');
INSERT INTO "timers" VALUES(13,'question-nudge:2','question-nudge',2,2,'2026-11-30 13:34:52.573807',NULL,'waiting',NULL,'{}');
INSERT INTO "timers" VALUES(14,'question-call:2','question-call',2,2,'2026-12-02 13:34:52.573807',NULL,'waiting',NULL,'{}');
INSERT INTO "timers" VALUES(15,'turn-nudge:3','turn-nudge',3,3,'2026-12-01 13:36:53.730564','2026-12-03 13:36:53.730564','dropped','the company will host','{}');
INSERT INTO "timers" VALUES(16,'turn-escalate:3','turn-escalate',3,3,'2026-12-03 13:36:53.730564','2026-12-05 13:36:53.730564','dropped','the company will host','{}');
INSERT INTO "timers" VALUES(17,'turn-hand-over:3','turn-hand-over',3,3,'2026-12-05 13:36:53.730564',NULL,'dropped','the company will host','{}');
INSERT INTO "timers" VALUES(18,'question-nudge:3','question-nudge',3,3,'2026-11-30 13:38:33.990459',NULL,'dropped','answered','{}');
INSERT INTO "timers" VALUES(19,'question-call:3','question-call',3,3,'2026-12-02 13:38:33.990459',NULL,'dropped','answered','{}');
INSERT INTO "timers" VALUES(20,'date-nudge:3:1795873154','date-nudge',3,3,'2026-11-30 13:39:14.098910','2026-12-03 13:39:14.098910','dropped','the time is settled','{}');
INSERT INTO "timers" VALUES(21,'date-call:3:1795873154','date-call',3,3,'2026-12-03 13:39:14.098910','2026-12-05 13:39:14.098910','dropped','the time is settled','{}');
INSERT INTO "timers" VALUES(22,'date-escalate:3:1795873154','date-escalate',3,3,'2026-12-05 13:39:14.098910','2026-12-12 13:39:14.098910','dropped','the time is settled','{}');
INSERT INTO "timers" VALUES(23,'date-hand-on:3:1795873154','date-hand-on',3,3,'2026-12-12 13:39:14.098910',NULL,'dropped','the time is settled','{}');
INSERT INTO "timers" VALUES(24,'reminder:1:2026-12-14T13:00:00+00:00:10080:-1002400000003','reminder',3,1,'2026-12-07 13:00:00.000000','2026-12-13 12:00:00.000000','waiting',NULL,'{"minutes": 10080}');
INSERT INTO "timers" VALUES(25,'reminder:1:2026-12-14T13:00:00+00:00:1440:-1002400000003','reminder',3,1,'2026-12-13 13:00:00.000000','2026-12-14 10:00:00.000000','waiting',NULL,'{"minutes": 1440}');
INSERT INTO "timers" VALUES(26,'reminder:1:2026-12-14T13:00:00+00:00:120:-1002400000003','reminder',3,1,'2026-12-14 11:00:00.000000','2026-12-14 13:00:00.000000','waiting',NULL,'{"minutes": 120}');
INSERT INTO "timers" VALUES(27,'meeting-close:1:2026-12-14T13:00:00+00:00','meeting-close',3,1,'2026-12-14 15:00:00.000000',NULL,'waiting',NULL,'{}');
INSERT INTO "timers" VALUES(28,'ask-silent:1:2026-12-14T13:00:00+00:00:2026-12-11T13:00:00+00:00','ask-silent',3,1,'2026-12-11 13:00:00.000000','2026-12-14 01:00:00.000000','waiting',NULL,'{}');
INSERT INTO "timers" VALUES(29,'ask-place:1:2026-12-14T13:00:00+00:00:2026-12-12T13:00:00+00:00','ask-place',3,1,'2026-12-12 13:00:00.000000','2026-12-13 13:00:00.000000','waiting',NULL,'{}');
INSERT INTO "timers" VALUES(30,'checklist:1:2026-12-14T13:00:00+00:00:2026-12-13T13:00:00+00:00','checklist',3,1,'2026-12-13 13:00:00.000000','2026-12-14 10:00:00.000000','waiting',NULL,'{}');
INSERT INTO "timers" VALUES(31,'promise-ask:1:2026-12-14T13:00:00+00:00:2026-12-12T13:00:00+00:00','promise-ask',3,1,'2026-12-12 13:00:00.000000','2026-12-14 10:00:00.000000','waiting',NULL,'{}');
INSERT INTO "timers" VALUES(32,'guest-reminder:1:2026-12-14T13:00:00+00:00:2026-12-13T13:00:00+00:00','guest-reminder',3,1,'2026-12-13 13:00:00.000000','2026-12-14 13:00:00.000000','waiting',NULL,'{}');
INSERT INTO "timers" VALUES(33,'guest-reminder:1:2026-12-14T13:00:00+00:00:2026-12-14T11:00:00+00:00','guest-reminder',3,1,'2026-12-14 11:00:00.000000','2026-12-14 13:00:00.000000','waiting',NULL,'{}');
INSERT INTO "timers" VALUES(34,'turn-nudge:4','turn-nudge',4,4,'2026-12-01 13:42:35.522506','2026-12-03 13:42:35.522506','waiting',NULL,'{}');
INSERT INTO "timers" VALUES(35,'turn-escalate:4','turn-escalate',4,4,'2026-12-03 13:42:35.522506','2026-12-05 13:42:35.522506','waiting',NULL,'{}');
INSERT INTO "timers" VALUES(36,'turn-hand-over:4','turn-hand-over',4,4,'2026-12-05 13:42:35.522506',NULL,'waiting',NULL,'{}');
INSERT INTO "timers" VALUES(37,'question-nudge:4','question-nudge',4,4,'2026-11-30 13:44:15.768895',NULL,'dropped','answered','{}');
INSERT INTO "timers" VALUES(38,'question-call:4','question-call',4,4,'2026-12-02 13:44:15.768895',NULL,'dropped','answered','{}');
INSERT INTO "timers" VALUES(39,'digest-fan-out:1:0:2026-11-28T13:49:36.394723+00:00','digest-fan-out',NULL,1,'2026-11-28 13:49:36.394723',NULL,'done','4 groups, the last','{}');
INSERT INTO "timers" VALUES(40,'digest-watch:1:2026-11-28T13:49:37.394723+00:00:0','digest-watch',NULL,1,'2026-11-28 13:49:37.394723',NULL,'done','4 settled','{}');
CREATE TABLE turns (
	id INTEGER NOT NULL, 
	group_id INTEGER NOT NULL, 
	cycle INTEGER NOT NULL, 
	company_id INTEGER, 
	state VARCHAR(16) NOT NULL, 
	offered_at DATETIME NOT NULL, 
	ended_at DATETIME, 
	proposed_at DATETIME, 
	because VARCHAR(16), 
	accepted_at DATETIME, 
	CONSTRAINT pk_turns PRIMARY KEY (id), 
	CONSTRAINT fk_turns_group_id FOREIGN KEY(group_id) REFERENCES groups (id), 
	CONSTRAINT fk_turns_company_id FOREIGN KEY(company_id) REFERENCES companies (id)
);
INSERT INTO "turns" VALUES(1,1,1,1,'offered','2026-11-28 13:28:50.658839',NULL,NULL,'first',NULL);
INSERT INTO "turns" VALUES(2,2,1,4,'offered','2026-11-28 13:33:12.399761',NULL,NULL,'first',NULL);
INSERT INTO "turns" VALUES(3,3,1,7,'accepted','2026-11-28 13:36:53.730564',NULL,NULL,'first','2026-11-28 13:39:14.098910');
INSERT INTO "turns" VALUES(4,4,1,10,'offered','2026-11-28 13:42:35.522506',NULL,NULL,'first',NULL);
CREATE TABLE weekly_readers (
	person_id INTEGER NOT NULL, 
	since DATETIME NOT NULL, 
	CONSTRAINT pk_weekly_readers PRIMARY KEY (person_id), 
	CONSTRAINT fk_weekly_readers_person_id FOREIGN KEY(person_id) REFERENCES people (id)
);
INSERT INTO "weekly_readers" VALUES(1,'2027-01-05 10:01:00.123456');
INSERT INTO "weekly_readers" VALUES(2,'2027-01-05 10:02:00.123456');
INSERT INTO "weekly_readers" VALUES(3,'2027-01-05 10:03:00.123456');
CREATE INDEX ix_cards_kind_subject_id ON cards (kind, subject_id);
CREATE INDEX ix_cards_stale ON cards (stale_at) WHERE stale_at IS NOT NULL;
CREATE INDEX ix_confidences_expires_at ON confidences (expires_at);
CREATE INDEX ix_drafts_expires_at ON drafts (expires_at);
CREATE INDEX ix_enterprises_joined_into ON enterprises (joined_into);
CREATE INDEX ix_inbox_done_at ON inbox (done_at);
CREATE INDEX ix_inbox_passed_on ON inbox (update_id) WHERE passed_on;
CREATE INDEX ix_memory_slips_root ON memory_slips (root);
CREATE INDEX ix_question_quotas_day ON question_quotas (day);
CREATE INDEX ix_set_aside_at ON set_aside (at);
CREATE INDEX ix_set_aside_update_id ON set_aside (update_id);
CREATE INDEX ix_companies_enterprise_id ON companies (enterprise_id);
CREATE INDEX ix_companies_group_id ON companies (group_id);
CREATE INDEX ix_digests_author_id ON digests (author_id);
CREATE INDEX ix_enterprise_moves_from_id ON enterprise_moves (from_id);
CREATE INDEX ix_enterprise_moves_into_id ON enterprise_moves (into_id);
CREATE INDEX ix_facilitators_group_id ON facilitators (group_id);
CREATE INDEX ix_facilitators_person_id ON facilitators (person_id);
CREATE INDEX ix_group_names_group_id ON group_names (group_id);
CREATE INDEX ix_group_states_group_id ON group_states (group_id);
CREATE INDEX ix_headcounts_enterprise_id_held_on ON headcounts (enterprise_id, held_on);
CREATE INDEX ix_introductions_month ON introductions (month);
CREATE INDEX ix_joint_meetings_person_id ON joint_meetings (person_id);
CREATE INDEX ix_joint_meetings_state_starts_at ON joint_meetings (state, starts_at);
CREATE INDEX ix_member_asks_group_id ON member_asks (group_id);
CREATE INDEX ix_member_asks_person_id ON member_asks (person_id);
CREATE INDEX ix_memory_chat_id_message_id ON memory (chat_id, message_id);
CREATE INDEX ix_memory_group_id ON memory (group_id);
CREATE INDEX ix_memory_index_version ON memory (index_version);
CREATE INDEX ix_memory_person_id ON memory (person_id);
CREATE INDEX ix_memory_roots_word_id ON memory_roots (word_id);
CREATE INDEX ix_outbox_chat_id_state ON outbox (chat_id, state);
CREATE INDEX ix_outbox_due ON outbox (urgency, due_at, id) WHERE state = 'waiting';
CREATE INDEX ix_outbox_group_id ON outbox (group_id);
CREATE INDEX ix_page_links_expires_at ON page_links (expires_at);
CREATE INDEX ix_page_links_person_id ON page_links (person_id);
CREATE INDEX ix_polls_group_id ON polls (group_id);
CREATE INDEX ix_polls_kind_subject_id ON polls (kind, subject_id);
CREATE INDEX ix_polls_twin_of ON polls (twin_of);
CREATE INDEX ix_profile_asks_enterprise_id ON profile_asks (enterprise_id);
CREATE INDEX ix_profile_asks_person_id ON profile_asks (person_id);
CREATE INDEX ix_profiles_business_id ON profiles (business_id);
CREATE INDEX ix_questions_group_id_state ON questions (group_id, state);
CREATE INDEX ix_questions_person_id ON questions (person_id);
CREATE UNIQUE INDEX uq_recruiting_links_open ON recruiting_links (place, source_key) WHERE revoked_at IS NULL;
CREATE INDEX ix_region_changes_group_id ON region_changes (group_id);
CREATE INDEX ix_report_settings_person_id ON report_settings (person_id);
CREATE INDEX ix_reports_group_id ON reports (group_id);
CREATE INDEX ix_reports_person_id ON reports (person_id);
CREATE INDEX ix_reports_state ON reports (state);
CREATE INDEX ix_research_consents_person_id ON research_consents (person_id);
CREATE INDEX ix_role_links_created_by ON role_links (created_by);
CREATE INDEX ix_roles_person_id ON roles (person_id);
CREATE INDEX ix_roles_role_withdrawn_at ON roles (role, withdrawn_at);
CREATE INDEX ix_sources_active_next_at ON sources (active, next_at);
CREATE INDEX ix_surveys_person_id ON surveys (person_id);
CREATE INDEX ix_timers_due ON timers (due_at) WHERE state = 'waiting';
CREATE INDEX ix_timers_kind_subject_id ON timers (kind, subject_id);
CREATE INDEX ix_answers_person_id ON answers (person_id);
CREATE INDEX ix_answers_question_id ON answers (question_id);
CREATE INDEX ix_digest_deliveries_digest_id_state ON digest_deliveries (digest_id, state);
CREATE INDEX ix_digest_deliveries_group_id ON digest_deliveries (group_id);
CREATE INDEX ix_digest_questions_digest_id ON digest_questions (digest_id);
CREATE INDEX ix_digest_questions_group_id ON digest_questions (group_id);
CREATE INDEX ix_digest_questions_person_id ON digest_questions (person_id);
CREATE INDEX ix_digest_reactions_group_id ON digest_reactions (group_id);
CREATE INDEX ix_digest_reactions_person_id ON digest_reactions (person_id);
CREATE INDEX ix_introduction_sides_enterprise_id ON introduction_sides (enterprise_id);
CREATE INDEX ix_introduction_sides_person_id ON introduction_sides (person_id);
CREATE INDEX ix_joint_answers_group_id ON joint_answers (group_id);
CREATE INDEX ix_joint_companies_company_id ON joint_companies (company_id);
CREATE INDEX ix_joint_groups_group_id ON joint_groups (group_id);
CREATE INDEX ix_mails_created_at ON mails (created_at);
CREATE INDEX ix_mails_due ON mails (due_at) WHERE state = 'waiting';
CREATE INDEX ix_mails_person_id ON mails (person_id);
CREATE INDEX ix_mails_question_id ON mails (question_id);
CREATE INDEX ix_memberships_company_id ON memberships (company_id);
CREATE INDEX ix_memberships_person_id ON memberships (person_id);
CREATE UNIQUE INDEX uq_memberships_one_company_a_group ON memberships (group_id, person_id) WHERE left_at IS NULL;
CREATE INDEX ix_memory_places_memory_id ON memory_places (memory_id);
CREATE INDEX ix_newcomers_group_id ON newcomers (group_id);
CREATE INDEX ix_newcomers_state ON newcomers (state);
CREATE INDEX ix_recruiting_events_group_id ON recruiting_events (group_id);
CREATE INDEX ix_recruiting_events_link_id ON recruiting_events (link_id);
CREATE INDEX ix_recruiting_events_region ON recruiting_events (region);
CREATE INDEX ix_region_links_region_id ON region_links (region_id);
CREATE INDEX ix_source_items_source_id_tell_at ON source_items (source_id, tell_at);
CREATE INDEX ix_stays_company_id ON stays (company_id);
CREATE INDEX ix_swaps_group_id_state ON swaps (group_id, state);
CREATE INDEX ix_turns_company_id ON turns (company_id);
CREATE INDEX ix_turns_group_id_state ON turns (group_id, state);
CREATE INDEX ix_date_rounds_group_id_state ON date_rounds (group_id, state);
CREATE INDEX ix_mail_replies_answer_id ON mail_replies (answer_id);
CREATE INDEX ix_mail_replies_mail_id ON mail_replies (mail_id);
CREATE INDEX ix_meetings_group_id_state ON meetings (group_id, state);
CREATE INDEX ix_attendance_person_id ON attendance (person_id);
CREATE INDEX ix_confirmation_changes_meeting_id ON confirmation_changes (meeting_id);
CREATE INDEX ix_confirmation_changes_person_id ON confirmation_changes (person_id);
CREATE INDEX ix_confirmations_person_id ON confirmations (person_id);
CREATE INDEX ix_greetings_greeter_id ON greetings (greeter_id);
CREATE INDEX ix_promises_chat_id_message_id ON promises (chat_id, message_id);
CREATE INDEX ix_promises_company_id ON promises (company_id);
CREATE INDEX ix_promises_meeting_id ON promises (meeting_id);
CREATE INDEX ix_promises_outcome_asked_at ON promises (outcome, asked_at);
CREATE INDEX ix_promises_person_id ON promises (person_id);
CREATE INDEX ix_takeaways_meeting_id ON takeaways (meeting_id);
CREATE INDEX ix_takeaways_person_id ON takeaways (person_id);
CREATE INDEX ix_themes_group_id_state ON themes (group_id, state);
CREATE INDEX ix_themes_meeting_id ON themes (meeting_id);
CREATE INDEX ix_themes_offered_by ON themes (offered_by);
CREATE INDEX ix_themes_proposer_id ON themes (proposer_id);
CREATE INDEX ix_ballots_group_id_state ON ballots (group_id, state);
CREATE INDEX ix_theme_supporters_person_id ON theme_supporters (person_id);
COMMIT;
