--
-- PostgreSQL database dump
--


-- Dumped from database version 18.4
-- Dumped by pg_dump version 18.4

SET statement_timeout = 0;
SET lock_timeout = 0;
SET idle_in_transaction_session_timeout = 0;
SET transaction_timeout = 0;
SET client_encoding = 'UTF8';
SET standard_conforming_strings = on;
SELECT pg_catalog.set_config('search_path', '', false);
SET check_function_bodies = false;
SET xmloption = content;
SET client_min_messages = warning;
SET row_security = off;

SET default_tablespace = '';

SET default_table_access_method = heap;

--
-- Name: alembic_version; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.alembic_version (
    version_num character varying(32) NOT NULL
);


--
-- Name: answer_marks; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.answer_marks (
    answer_id bigint NOT NULL,
    person_id bigint NOT NULL
);


--
-- Name: answers; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.answers (
    id bigint NOT NULL,
    question_id bigint NOT NULL,
    group_id bigint,
    person_id bigint,
    by_asker boolean NOT NULL,
    private boolean NOT NULL,
    reply_to_id bigint,
    media character varying(12) NOT NULL,
    body text NOT NULL,
    file_id character varying(300),
    chat_id bigint,
    message_id bigint,
    shown character varying(8) NOT NULL,
    given_at timestamp with time zone NOT NULL,
    edited_at timestamp with time zone,
    removed_at timestamp with time zone,
    helpful_at timestamp with time zone
);


--
-- Name: answers_id_seq; Type: SEQUENCE; Schema: public; Owner: -
--

CREATE SEQUENCE public.answers_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1;


--
-- Name: answers_id_seq; Type: SEQUENCE OWNED BY; Schema: public; Owner: -
--

ALTER SEQUENCE public.answers_id_seq OWNED BY public.answers.id;


--
-- Name: attendance; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.attendance (
    meeting_id bigint NOT NULL,
    company_id bigint NOT NULL,
    people integer,
    ticked_at timestamp with time zone,
    person_id bigint
);


--
-- Name: ballots; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.ballots (
    id bigint NOT NULL,
    group_id bigint NOT NULL,
    state character varying(16) NOT NULL,
    opened_at timestamp with time zone NOT NULL,
    closes_at timestamp with time zone NOT NULL,
    theme_ids json NOT NULL,
    left_out integer NOT NULL,
    quorum integer NOT NULL,
    choices integer DEFAULT 0 NOT NULL,
    result json,
    voted integer NOT NULL,
    companies integer NOT NULL,
    theme_id bigint,
    early boolean NOT NULL,
    too_many integer DEFAULT 0 NOT NULL
);


--
-- Name: ballots_id_seq; Type: SEQUENCE; Schema: public; Owner: -
--

CREATE SEQUENCE public.ballots_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1;


--
-- Name: ballots_id_seq; Type: SEQUENCE OWNED BY; Schema: public; Owner: -
--

ALTER SEQUENCE public.ballots_id_seq OWNED BY public.ballots.id;


--
-- Name: calendar_copies; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.calendar_copies (
    meeting_id bigint NOT NULL,
    chat_id bigint NOT NULL,
    sequence integer NOT NULL
);


--
-- Name: cards; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.cards (
    id bigint NOT NULL,
    chat_id bigint NOT NULL,
    message_id bigint NOT NULL,
    kind character varying(24) NOT NULL,
    subject_id bigint NOT NULL,
    stale_at timestamp with time zone,
    rest_until timestamp with time zone,
    shows_at timestamp with time zone,
    over_at timestamp with time zone,
    was character varying(200)
);


--
-- Name: cards_id_seq; Type: SEQUENCE; Schema: public; Owner: -
--

CREATE SEQUENCE public.cards_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1;


--
-- Name: cards_id_seq; Type: SEQUENCE OWNED BY; Schema: public; Owner: -
--

ALTER SEQUENCE public.cards_id_seq OWNED BY public.cards.id;


--
-- Name: companies; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.companies (
    id bigint NOT NULL,
    group_id bigint NOT NULL,
    enterprise_id bigint NOT NULL,
    name character varying(80) NOT NULL,
    joined_at timestamp with time zone NOT NULL,
    left_at timestamp with time zone,
    left_because character varying(16),
    credit integer NOT NULL,
    paused_until date,
    place_counted integer,
    place_since timestamp with time zone,
    place_number bigint,
    swapped_with bigint
);


--
-- Name: companies_id_seq; Type: SEQUENCE; Schema: public; Owner: -
--

CREATE SEQUENCE public.companies_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1;


--
-- Name: companies_id_seq; Type: SEQUENCE OWNED BY; Schema: public; Owner: -
--

ALTER SEQUENCE public.companies_id_seq OWNED BY public.companies.id;


--
-- Name: confidences; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.confidences (
    tag character varying(64) NOT NULL,
    sealed text NOT NULL,
    expires_at timestamp with time zone NOT NULL
);


--
-- Name: confirmation_changes; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.confirmation_changes (
    id bigint NOT NULL,
    meeting_id bigint NOT NULL,
    person_id bigint,
    at timestamp with time zone NOT NULL,
    said json NOT NULL
);


--
-- Name: confirmation_changes_id_seq; Type: SEQUENCE; Schema: public; Owner: -
--

CREATE SEQUENCE public.confirmation_changes_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1;


--
-- Name: confirmation_changes_id_seq; Type: SEQUENCE OWNED BY; Schema: public; Owner: -
--

ALTER SEQUENCE public.confirmation_changes_id_seq OWNED BY public.confirmation_changes.id;


--
-- Name: confirmations; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.confirmations (
    meeting_id bigint NOT NULL,
    held boolean NOT NULL,
    reason character varying(16),
    words character varying(500),
    minutes integer,
    manner character varying(16),
    guests integer,
    advisers integer,
    researchers integer,
    confirmed_at timestamp with time zone NOT NULL,
    person_id bigint
);


--
-- Name: date_rounds; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.date_rounds (
    id bigint NOT NULL,
    group_id bigint NOT NULL,
    turn_id bigint NOT NULL,
    state character varying(16) NOT NULL,
    version integer NOT NULL,
    after_poll bigint NOT NULL,
    opened_at timestamp with time zone NOT NULL,
    closes_at timestamp with time zone NOT NULL,
    times json NOT NULL,
    result json,
    voted integer NOT NULL,
    companies integer NOT NULL,
    decide_by timestamp with time zone,
    chosen integer,
    early boolean NOT NULL
);


--
-- Name: date_rounds_id_seq; Type: SEQUENCE; Schema: public; Owner: -
--

CREATE SEQUENCE public.date_rounds_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1;


--
-- Name: date_rounds_id_seq; Type: SEQUENCE OWNED BY; Schema: public; Owner: -
--

ALTER SEQUENCE public.date_rounds_id_seq OWNED BY public.date_rounds.id;


--
-- Name: digest_deliveries; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.digest_deliveries (
    id bigint NOT NULL,
    digest_id bigint NOT NULL,
    group_id bigint NOT NULL,
    language character varying(2) NOT NULL,
    people integer NOT NULL,
    letter_key character varying(200),
    state character varying(16) NOT NULL,
    reason character varying(16),
    settled_at timestamp with time zone,
    again integer DEFAULT 0 NOT NULL,
    left_behind boolean DEFAULT false NOT NULL
);


--
-- Name: digest_deliveries_id_seq; Type: SEQUENCE; Schema: public; Owner: -
--

CREATE SEQUENCE public.digest_deliveries_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1;


--
-- Name: digest_deliveries_id_seq; Type: SEQUENCE OWNED BY; Schema: public; Owner: -
--

ALTER SEQUENCE public.digest_deliveries_id_seq OWNED BY public.digest_deliveries.id;


--
-- Name: digest_questions; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.digest_questions (
    id bigint NOT NULL,
    digest_id bigint NOT NULL,
    group_id bigint NOT NULL,
    person_id bigint NOT NULL,
    body text NOT NULL,
    asked_at timestamp with time zone NOT NULL,
    answer text,
    answered_by bigint,
    answered_at timestamp with time zone
);


--
-- Name: digest_questions_id_seq; Type: SEQUENCE; Schema: public; Owner: -
--

CREATE SEQUENCE public.digest_questions_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1;


--
-- Name: digest_questions_id_seq; Type: SEQUENCE OWNED BY; Schema: public; Owner: -
--

ALTER SEQUENCE public.digest_questions_id_seq OWNED BY public.digest_questions.id;


--
-- Name: digest_reactions; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.digest_reactions (
    id bigint NOT NULL,
    digest_id bigint NOT NULL,
    group_id bigint NOT NULL,
    person_id bigint,
    kind character varying(8) NOT NULL,
    reacted_at timestamp with time zone NOT NULL,
    helped character varying(8),
    helped_at timestamp with time zone
);


--
-- Name: digest_reactions_id_seq; Type: SEQUENCE; Schema: public; Owner: -
--

CREATE SEQUENCE public.digest_reactions_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1;


--
-- Name: digest_reactions_id_seq; Type: SEQUENCE OWNED BY; Schema: public; Owner: -
--

ALTER SEQUENCE public.digest_reactions_id_seq OWNED BY public.digest_reactions.id;


--
-- Name: digest_versions; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.digest_versions (
    digest_id bigint NOT NULL,
    language character varying(2) NOT NULL,
    "position" integer NOT NULL,
    title text NOT NULL,
    summary json NOT NULL
);


--
-- Name: digests; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.digests (
    id bigint NOT NULL,
    kind character varying(16) NOT NULL,
    author_id bigint NOT NULL,
    state character varying(16) NOT NULL,
    link text,
    file_kind character varying(16),
    file_id text,
    audience json NOT NULL,
    slot character varying(8) NOT NULL,
    due_at timestamp with time zone,
    created_at timestamp with time zone NOT NULL,
    started_at timestamp with time zone,
    ended_at timestamp with time zone,
    prepared_at timestamp with time zone,
    corrected_at timestamp with time zone,
    withdrawn_at timestamp with time zone,
    file_changed_at timestamp with time zone,
    planned integer NOT NULL,
    cursor bigint NOT NULL
);


--
-- Name: digests_id_seq; Type: SEQUENCE; Schema: public; Owner: -
--

CREATE SEQUENCE public.digests_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1;


--
-- Name: digests_id_seq; Type: SEQUENCE OWNED BY; Schema: public; Owner: -
--

ALTER SEQUENCE public.digests_id_seq OWNED BY public.digests.id;


--
-- Name: drafts; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.drafts (
    chat_id bigint NOT NULL,
    telegram_id bigint NOT NULL,
    kind character varying(24) NOT NULL,
    payload json NOT NULL,
    prompt_id bigint,
    expires_at timestamp with time zone NOT NULL
);


--
-- Name: enterprise_moves; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.enterprise_moves (
    id bigint NOT NULL,
    from_id bigint NOT NULL,
    into_id bigint NOT NULL,
    places json NOT NULL,
    how character varying(16) NOT NULL,
    filled json NOT NULL,
    moved_at timestamp with time zone NOT NULL,
    person_id bigint,
    undone_at timestamp with time zone,
    undone_by bigint
);


--
-- Name: enterprise_moves_id_seq; Type: SEQUENCE; Schema: public; Owner: -
--

CREATE SEQUENCE public.enterprise_moves_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1;


--
-- Name: enterprise_moves_id_seq; Type: SEQUENCE OWNED BY; Schema: public; Owner: -
--

ALTER SEQUENCE public.enterprise_moves_id_seq OWNED BY public.enterprise_moves.id;


--
-- Name: enterprises; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.enterprises (
    id bigint NOT NULL,
    name character varying(80) NOT NULL,
    created_at timestamp with time zone NOT NULL,
    joined_into bigint
);


--
-- Name: enterprises_apart; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.enterprises_apart (
    one_id bigint NOT NULL,
    other_id bigint NOT NULL,
    said_at timestamp with time zone NOT NULL,
    person_id bigint
);


--
-- Name: enterprises_id_seq; Type: SEQUENCE; Schema: public; Owner: -
--

CREATE SEQUENCE public.enterprises_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1;


--
-- Name: enterprises_id_seq; Type: SEQUENCE OWNED BY; Schema: public; Owner: -
--

ALTER SEQUENCE public.enterprises_id_seq OWNED BY public.enterprises.id;


--
-- Name: facilitators; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.facilitators (
    id bigint NOT NULL,
    group_id bigint NOT NULL,
    person_id bigint NOT NULL,
    since timestamp with time zone NOT NULL,
    until timestamp with time zone
);


--
-- Name: facilitators_id_seq; Type: SEQUENCE; Schema: public; Owner: -
--

CREATE SEQUENCE public.facilitators_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1;


--
-- Name: facilitators_id_seq; Type: SEQUENCE OWNED BY; Schema: public; Owner: -
--

ALTER SEQUENCE public.facilitators_id_seq OWNED BY public.facilitators.id;


--
-- Name: fading; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.fading (
    id bigint NOT NULL,
    company_id bigint NOT NULL,
    since timestamp with time zone NOT NULL,
    asked_at timestamp with time zone NOT NULL,
    answer character varying(16),
    answered_at timestamp with time zone,
    told_at timestamp with time zone
);


--
-- Name: fading_id_seq; Type: SEQUENCE; Schema: public; Owner: -
--

CREATE SEQUENCE public.fading_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1;


--
-- Name: fading_id_seq; Type: SEQUENCE OWNED BY; Schema: public; Owner: -
--

ALTER SEQUENCE public.fading_id_seq OWNED BY public.fading.id;


--
-- Name: feeds; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.feeds (
    token character varying(48) NOT NULL,
    group_id bigint,
    person_id bigint,
    made_at timestamp with time zone NOT NULL
);


--
-- Name: greetings; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.greetings (
    meeting_id bigint NOT NULL,
    guest_id bigint NOT NULL,
    greeter_id bigint NOT NULL,
    asked_at timestamp with time zone NOT NULL,
    answer character varying(16),
    answered_at timestamp with time zone
);


--
-- Name: group_names; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.group_names (
    id bigint NOT NULL,
    group_id bigint NOT NULL,
    name character varying(255) NOT NULL,
    since timestamp with time zone NOT NULL,
    until timestamp with time zone
);


--
-- Name: group_names_id_seq; Type: SEQUENCE; Schema: public; Owner: -
--

CREATE SEQUENCE public.group_names_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1;


--
-- Name: group_names_id_seq; Type: SEQUENCE OWNED BY; Schema: public; Owner: -
--

ALTER SEQUENCE public.group_names_id_seq OWNED BY public.group_names.id;


--
-- Name: group_states; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.group_states (
    id bigint NOT NULL,
    group_id bigint NOT NULL,
    state character varying(16) NOT NULL,
    since timestamp with time zone NOT NULL,
    until timestamp with time zone
);


--
-- Name: group_states_id_seq; Type: SEQUENCE; Schema: public; Owner: -
--

CREATE SEQUENCE public.group_states_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1;


--
-- Name: group_states_id_seq; Type: SEQUENCE OWNED BY; Schema: public; Owner: -
--

ALTER SEQUENCE public.group_states_id_seq OWNED BY public.group_states.id;


--
-- Name: groups; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.groups (
    id bigint NOT NULL,
    chat_id bigint NOT NULL,
    title character varying(255) NOT NULL,
    region character varying(80),
    language character varying(2) NOT NULL,
    zone character varying(64) NOT NULL,
    reminder_minutes json NOT NULL,
    topic_id bigint,
    is_forum boolean NOT NULL,
    awake boolean NOT NULL,
    is_admin boolean NOT NULL,
    registered_at timestamp with time zone,
    token character varying(32) NOT NULL,
    rhythm character varying(40),
    months_off json DEFAULT '[]'::json NOT NULL,
    digest_hour integer DEFAULT 9 NOT NULL,
    weekly_digest boolean DEFAULT false NOT NULL,
    votes json DEFAULT '{}'::json NOT NULL,
    quiet_from integer DEFAULT 21 NOT NULL,
    quiet_until integer DEFAULT 8 NOT NULL,
    sleep_asked_at timestamp with time zone,
    sleeping_since timestamp with time zone,
    size_wished integer DEFAULT 8 NOT NULL,
    size_largest integer DEFAULT 10 NOT NULL,
    open_meetings boolean DEFAULT false NOT NULL,
    own_ways json DEFAULT '[]'::json NOT NULL,
    texts json DEFAULT '[]'::json NOT NULL
);


--
-- Name: groups_id_seq; Type: SEQUENCE; Schema: public; Owner: -
--

CREATE SEQUENCE public.groups_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1;


--
-- Name: groups_id_seq; Type: SEQUENCE OWNED BY; Schema: public; Owner: -
--

ALTER SEQUENCE public.groups_id_seq OWNED BY public.groups.id;


--
-- Name: guest_passes; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.guest_passes (
    token character varying(32) NOT NULL,
    meeting_id bigint NOT NULL,
    person_id bigint NOT NULL,
    company_id bigint NOT NULL,
    made_at timestamp with time zone NOT NULL
);


--
-- Name: guests; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.guests (
    meeting_id bigint NOT NULL,
    person_id bigint NOT NULL,
    token character varying(32) NOT NULL,
    answer character varying(8),
    answered_at timestamp with time zone,
    came boolean
);


--
-- Name: headcounts; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.headcounts (
    id bigint NOT NULL,
    enterprise_id bigint NOT NULL,
    band character varying(8) NOT NULL,
    held_on date NOT NULL,
    recorded_at timestamp with time zone NOT NULL,
    person_id bigint
);


--
-- Name: headcounts_id_seq; Type: SEQUENCE; Schema: public; Owner: -
--

CREATE SEQUENCE public.headcounts_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1;


--
-- Name: headcounts_id_seq; Type: SEQUENCE OWNED BY; Schema: public; Owner: -
--

ALTER SEQUENCE public.headcounts_id_seq OWNED BY public.headcounts.id;


--
-- Name: health_flags; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.health_flags (
    group_id bigint NOT NULL,
    flag character varying(16) NOT NULL,
    since timestamp with time zone NOT NULL,
    times integer DEFAULT 0 NOT NULL,
    said_at timestamp with time zone,
    passed_on_at timestamp with time zone
);


--
-- Name: inbox; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.inbox (
    update_id bigint NOT NULL,
    body text,
    received_at timestamp with time zone NOT NULL,
    done_at timestamp with time zone,
    begun integer DEFAULT 0 NOT NULL,
    passed_on boolean DEFAULT false NOT NULL
);


--
-- Name: introduction_rounds; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.introduction_rounds (
    month character varying(7) NOT NULL,
    at timestamp with time zone NOT NULL,
    willing integer NOT NULL,
    matched integer NOT NULL
);


--
-- Name: introduction_sides; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.introduction_sides (
    introduction_id bigint NOT NULL,
    enterprise_id bigint NOT NULL,
    person_id bigint,
    group_id bigint NOT NULL,
    answer character varying(8),
    answered_at timestamp with time zone,
    outcome character varying(16),
    outcome_at timestamp with time zone
);


--
-- Name: introductions; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.introductions (
    id bigint NOT NULL,
    month character varying(7) NOT NULL,
    proposed_at timestamp with time zone NOT NULL,
    introduced_at timestamp with time zone,
    ended_at timestamp with time zone
);


--
-- Name: introductions_id_seq; Type: SEQUENCE; Schema: public; Owner: -
--

CREATE SEQUENCE public.introductions_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1;


--
-- Name: introductions_id_seq; Type: SEQUENCE OWNED BY; Schema: public; Owner: -
--

ALTER SEQUENCE public.introductions_id_seq OWNED BY public.introductions.id;


--
-- Name: joint_answers; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.joint_answers (
    joint_id bigint NOT NULL,
    person_id bigint NOT NULL,
    group_id bigint NOT NULL,
    answer character varying(8) NOT NULL,
    guests integer DEFAULT 0 NOT NULL,
    answered_at timestamp with time zone NOT NULL
);


--
-- Name: joint_companies; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.joint_companies (
    joint_id bigint NOT NULL,
    company_id bigint NOT NULL
);


--
-- Name: joint_groups; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.joint_groups (
    joint_id bigint NOT NULL,
    group_id bigint NOT NULL
);


--
-- Name: joint_meetings; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.joint_meetings (
    id bigint NOT NULL,
    title character varying(200),
    starts_at timestamp with time zone,
    place character varying(300),
    zone character varying(64) NOT NULL,
    capacity integer,
    state character varying(16) NOT NULL,
    reason character varying(500),
    person_id bigint,
    sequence integer DEFAULT 0 NOT NULL,
    made_at timestamp with time zone NOT NULL,
    told_at timestamp with time zone,
    changed_at timestamp with time zone NOT NULL,
    held boolean,
    came integer,
    words character varying(1000),
    confirmed_at timestamp with time zone,
    companies_at timestamp with time zone
);


--
-- Name: joint_meetings_id_seq; Type: SEQUENCE; Schema: public; Owner: -
--

CREATE SEQUENCE public.joint_meetings_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1;


--
-- Name: joint_meetings_id_seq; Type: SEQUENCE OWNED BY; Schema: public; Owner: -
--

ALTER SEQUENCE public.joint_meetings_id_seq OWNED BY public.joint_meetings.id;


--
-- Name: kept; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.kept (
    name character varying(64) NOT NULL,
    value text NOT NULL
);


--
-- Name: mail_addresses; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.mail_addresses (
    person_id bigint NOT NULL,
    address character varying(254) NOT NULL,
    added_at timestamp with time zone NOT NULL,
    confirmed_at timestamp with time zone,
    alone boolean DEFAULT false NOT NULL,
    failed_at timestamp with time zone,
    code character varying(200),
    code_until timestamp with time zone,
    tries integer DEFAULT 0 NOT NULL
);


--
-- Name: mail_replies; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.mail_replies (
    id bigint NOT NULL,
    mail_id bigint NOT NULL,
    message_hash character varying(64) NOT NULL,
    received_at timestamp with time zone NOT NULL,
    outcome character varying(24) NOT NULL,
    answer_id bigint
);


--
-- Name: mail_replies_id_seq; Type: SEQUENCE; Schema: public; Owner: -
--

CREATE SEQUENCE public.mail_replies_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1;


--
-- Name: mail_replies_id_seq; Type: SEQUENCE OWNED BY; Schema: public; Owner: -
--

ALTER SEQUENCE public.mail_replies_id_seq OWNED BY public.mail_replies.id;


--
-- Name: mails; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.mails (
    id bigint NOT NULL,
    key character varying(220) NOT NULL,
    person_id bigint NOT NULL,
    kind character varying(24) NOT NULL,
    address character varying(254) NOT NULL,
    subject character varying(200) NOT NULL,
    body text NOT NULL,
    token character varying(32) NOT NULL,
    question_id bigint,
    created_at timestamp with time zone NOT NULL,
    due_at timestamp with time zone NOT NULL,
    state character varying(16) NOT NULL,
    tries integer DEFAULT 0 NOT NULL,
    note character varying(300)
);


--
-- Name: mails_id_seq; Type: SEQUENCE; Schema: public; Owner: -
--

CREATE SEQUENCE public.mails_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1;


--
-- Name: mails_id_seq; Type: SEQUENCE OWNED BY; Schema: public; Owner: -
--

ALTER SEQUENCE public.mails_id_seq OWNED BY public.mails.id;


--
-- Name: meetings; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.meetings (
    id bigint NOT NULL,
    group_id bigint NOT NULL,
    turn_id bigint NOT NULL,
    company_id bigint NOT NULL,
    theme character varying(300),
    starts_at timestamp with time zone NOT NULL,
    place character varying(300),
    state character varying(16) NOT NULL,
    reason character varying(500),
    uid character varying(64) NOT NULL,
    sequence integer NOT NULL,
    changed_at timestamp with time zone NOT NULL,
    wall_clock character varying(16),
    minutes integer
);


--
-- Name: meetings_id_seq; Type: SEQUENCE; Schema: public; Owner: -
--

CREATE SEQUENCE public.meetings_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1;


--
-- Name: meetings_id_seq; Type: SEQUENCE OWNED BY; Schema: public; Owner: -
--

ALTER SEQUENCE public.meetings_id_seq OWNED BY public.meetings.id;


--
-- Name: member_asks; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.member_asks (
    id bigint NOT NULL,
    group_id bigint NOT NULL,
    person_id bigint NOT NULL,
    asked_at timestamp with time zone NOT NULL,
    answer character varying(16)
);


--
-- Name: member_asks_id_seq; Type: SEQUENCE; Schema: public; Owner: -
--

CREATE SEQUENCE public.member_asks_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1;


--
-- Name: member_asks_id_seq; Type: SEQUENCE OWNED BY; Schema: public; Owner: -
--

ALTER SEQUENCE public.member_asks_id_seq OWNED BY public.member_asks.id;


--
-- Name: memberships; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.memberships (
    id bigint NOT NULL,
    person_id bigint NOT NULL,
    group_id bigint NOT NULL,
    company_id bigint NOT NULL,
    joined_at timestamp with time zone NOT NULL,
    left_at timestamp with time zone,
    left_because character varying(16)
);


--
-- Name: memberships_id_seq; Type: SEQUENCE; Schema: public; Owner: -
--

CREATE SEQUENCE public.memberships_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1;


--
-- Name: memberships_id_seq; Type: SEQUENCE OWNED BY; Schema: public; Owner: -
--

ALTER SEQUENCE public.memberships_id_seq OWNED BY public.memberships.id;


--
-- Name: memory; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.memory (
    id bigint NOT NULL,
    kind character varying(16) NOT NULL,
    subject_id bigint NOT NULL,
    group_id bigint,
    person_id bigint,
    language character varying(2) NOT NULL,
    title text NOT NULL,
    body text NOT NULL,
    chat_id bigint,
    message_id bigint,
    kept_at timestamp with time zone NOT NULL,
    index_version smallint DEFAULT '0'::smallint NOT NULL
);


--
-- Name: memory_id_seq; Type: SEQUENCE; Schema: public; Owner: -
--

CREATE SEQUENCE public.memory_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1;


--
-- Name: memory_id_seq; Type: SEQUENCE OWNED BY; Schema: public; Owner: -
--

ALTER SEQUENCE public.memory_id_seq OWNED BY public.memory.id;


--
-- Name: memory_places; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.memory_places (
    word_id bigint NOT NULL,
    scope bigint NOT NULL,
    memory_id bigint NOT NULL,
    weight integer NOT NULL
);


--
-- Name: memory_roots; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.memory_roots (
    root character varying(64) NOT NULL,
    word_id bigint NOT NULL,
    near smallint NOT NULL
);


--
-- Name: memory_slips; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.memory_slips (
    slip character varying(16) NOT NULL,
    root character varying(64) NOT NULL
);


--
-- Name: memory_words; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.memory_words (
    id bigint NOT NULL,
    word character varying(64) NOT NULL
);


--
-- Name: memory_words_id_seq; Type: SEQUENCE; Schema: public; Owner: -
--

CREATE SEQUENCE public.memory_words_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1;


--
-- Name: memory_words_id_seq; Type: SEQUENCE OWNED BY; Schema: public; Owner: -
--

ALTER SEQUENCE public.memory_words_id_seq OWNED BY public.memory_words.id;


--
-- Name: newcomers; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.newcomers (
    person_id bigint NOT NULL,
    link_id bigint,
    state character varying(16) NOT NULL,
    step character varying(16) NOT NULL,
    company character varying(80),
    place character varying(80),
    region character varying(80),
    trade character varying(80),
    seeks character varying(300),
    own_question character varying(300),
    own_answer character varying(300),
    introduction character varying(500),
    days json NOT NULL,
    group_id bigint,
    passed json NOT NULL,
    request_group_id bigint,
    reason character varying(16),
    started_at timestamp with time zone NOT NULL,
    changed_at timestamp with time zone NOT NULL
);


--
-- Name: outbox; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.outbox (
    id bigint NOT NULL,
    key character varying(200) NOT NULL,
    kind character varying(32) NOT NULL,
    chat_id bigint NOT NULL,
    group_id bigint,
    person_id bigint,
    payload json NOT NULL,
    created_at timestamp with time zone NOT NULL,
    due_at timestamp with time zone NOT NULL,
    stale_at timestamp with time zone,
    state character varying(16) NOT NULL,
    attempts integer NOT NULL,
    uncertain boolean NOT NULL,
    message_id bigint,
    note character varying(300),
    urgency integer DEFAULT 1 NOT NULL,
    unanswered integer DEFAULT 0 NOT NULL
);


--
-- Name: outbox_id_seq; Type: SEQUENCE; Schema: public; Owner: -
--

CREATE SEQUENCE public.outbox_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1;


--
-- Name: outbox_id_seq; Type: SEQUENCE OWNED BY; Schema: public; Owner: -
--

ALTER SEQUENCE public.outbox_id_seq OWNED BY public.outbox.id;


--
-- Name: page_links; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.page_links (
    id bigint NOT NULL,
    person_id bigint NOT NULL,
    page character varying(40) NOT NULL,
    token_hash character varying(64) NOT NULL,
    browser_hash character varying(64),
    made_at timestamp with time zone NOT NULL,
    expires_at timestamp with time zone NOT NULL,
    opened_at timestamp with time zone,
    withdrawn_at timestamp with time zone
);


--
-- Name: page_links_id_seq; Type: SEQUENCE; Schema: public; Owner: -
--

CREATE SEQUENCE public.page_links_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1;


--
-- Name: page_links_id_seq; Type: SEQUENCE OWNED BY; Schema: public; Owner: -
--

ALTER SEQUENCE public.page_links_id_seq OWNED BY public.page_links.id;


--
-- Name: people; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.people (
    id bigint NOT NULL,
    telegram_id bigint NOT NULL,
    name character varying(160) NOT NULL,
    language character varying(2),
    language_hint character varying(2),
    reachable boolean NOT NULL,
    reminded boolean DEFAULT true NOT NULL
);


--
-- Name: people_id_seq; Type: SEQUENCE; Schema: public; Owner: -
--

CREATE SEQUENCE public.people_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1;


--
-- Name: people_id_seq; Type: SEQUENCE OWNED BY; Schema: public; Owner: -
--

ALTER SEQUENCE public.people_id_seq OWNED BY public.people.id;


--
-- Name: poll_answers; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.poll_answers (
    poll character varying(64) NOT NULL,
    voter_id bigint NOT NULL,
    chosen json NOT NULL,
    "order" bigint NOT NULL,
    answered_at timestamp with time zone NOT NULL
);


--
-- Name: polls; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.polls (
    id bigint NOT NULL,
    telegram_id character varying(64) NOT NULL,
    kind character varying(16) NOT NULL,
    subject_id bigint NOT NULL,
    group_id bigint NOT NULL,
    chat_id bigint NOT NULL,
    message_id bigint,
    options json NOT NULL,
    state character varying(16) NOT NULL,
    closes_at timestamp with time zone,
    closed_at timestamp with time zone,
    doubtful boolean DEFAULT false NOT NULL,
    twin_of bigint
);


--
-- Name: polls_id_seq; Type: SEQUENCE; Schema: public; Owner: -
--

CREATE SEQUENCE public.polls_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1;


--
-- Name: polls_id_seq; Type: SEQUENCE OWNED BY; Schema: public; Owner: -
--

ALTER SEQUENCE public.polls_id_seq OWNED BY public.polls.id;


--
-- Name: privacy_notices; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.privacy_notices (
    person_id bigint NOT NULL,
    version character varying(16) NOT NULL,
    told_at timestamp with time zone NOT NULL,
    agreed_at timestamp with time zone
);


--
-- Name: profile_asks; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.profile_asks (
    id bigint NOT NULL,
    enterprise_id bigint NOT NULL,
    person_id bigint NOT NULL,
    field character varying(16) NOT NULL,
    asked_at timestamp with time zone NOT NULL,
    answered_at timestamp with time zone,
    declined_at timestamp with time zone
);


--
-- Name: profile_asks_id_seq; Type: SEQUENCE; Schema: public; Owner: -
--

CREATE SEQUENCE public.profile_asks_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1;


--
-- Name: profile_asks_id_seq; Type: SEQUENCE OWNED BY; Schema: public; Owner: -
--

ALTER SEQUENCE public.profile_asks_id_seq OWNED BY public.profile_asks.id;


--
-- Name: profiles; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.profiles (
    enterprise_id bigint NOT NULL,
    business_id character varying(20),
    legal_form character varying(16),
    headcount character varying(8),
    trade character varying(200),
    trade_letter character varying(1),
    municipality character varying(80),
    founded_year integer,
    offers character varying(500),
    seeks character varying(500),
    seen json NOT NULL,
    findable boolean DEFAULT false NOT NULL,
    introductions boolean DEFAULT false NOT NULL,
    updated_at timestamp with time zone NOT NULL
);


--
-- Name: promises; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.promises (
    id bigint NOT NULL,
    meeting_id bigint NOT NULL,
    company_id bigint NOT NULL,
    person_id bigint,
    text text,
    made_at timestamp with time zone NOT NULL,
    chat_id bigint,
    message_id bigint,
    asked_at timestamp with time zone,
    outcome character varying(8),
    answered_at timestamp with time zone,
    words character varying(500)
);


--
-- Name: promises_id_seq; Type: SEQUENCE; Schema: public; Owner: -
--

CREATE SEQUENCE public.promises_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1;


--
-- Name: promises_id_seq; Type: SEQUENCE OWNED BY; Schema: public; Owner: -
--

ALTER SEQUENCE public.promises_id_seq OWNED BY public.promises.id;


--
-- Name: question_carries; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.question_carries (
    question_id bigint NOT NULL,
    group_id bigint NOT NULL
);


--
-- Name: question_echoes; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.question_echoes (
    question_id bigint NOT NULL,
    person_id bigint NOT NULL
);


--
-- Name: question_quotas; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.question_quotas (
    tag character varying(64) NOT NULL,
    day character varying(10) NOT NULL,
    asked integer NOT NULL
);


--
-- Name: questions; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.questions (
    id bigint NOT NULL,
    group_id bigint NOT NULL,
    number integer NOT NULL,
    body text NOT NULL,
    person_id bigint,
    sealed text,
    state character varying(12) NOT NULL,
    asked_at timestamp with time zone NOT NULL,
    edited_at timestamp with time zone,
    closed_at timestamp with time zone,
    source_chat_id bigint,
    source_message_id bigint,
    once character varying(16),
    carried_at timestamp with time zone,
    carried_named boolean NOT NULL
);


--
-- Name: questions_id_seq; Type: SEQUENCE; Schema: public; Owner: -
--

CREATE SEQUENCE public.questions_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1;


--
-- Name: questions_id_seq; Type: SEQUENCE OWNED BY; Schema: public; Owner: -
--

ALTER SEQUENCE public.questions_id_seq OWNED BY public.questions.id;


--
-- Name: ratings; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.ratings (
    meeting_id bigint NOT NULL,
    mark character varying(64) NOT NULL,
    stars integer NOT NULL
);


--
-- Name: recruiting_events; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.recruiting_events (
    id bigint NOT NULL,
    kind character varying(16) NOT NULL,
    person_id bigint,
    link_id bigint,
    source character varying(40),
    region character varying(80),
    group_id bigint,
    reason character varying(16),
    at timestamp with time zone NOT NULL
);


--
-- Name: recruiting_events_id_seq; Type: SEQUENCE; Schema: public; Owner: -
--

CREATE SEQUENCE public.recruiting_events_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1;


--
-- Name: recruiting_events_id_seq; Type: SEQUENCE OWNED BY; Schema: public; Owner: -
--

ALTER SEQUENCE public.recruiting_events_id_seq OWNED BY public.recruiting_events.id;


--
-- Name: recruiting_links; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.recruiting_links (
    id bigint NOT NULL,
    token character varying(32) NOT NULL,
    place character varying(100) NOT NULL,
    group_id bigint,
    region character varying(80),
    source character varying(40) NOT NULL,
    source_key character varying(80) NOT NULL,
    person_id bigint,
    created_at timestamp with time zone NOT NULL,
    revoked_by bigint,
    revoked_at timestamp with time zone,
    chat_link character varying(255)
);


--
-- Name: recruiting_links_id_seq; Type: SEQUENCE; Schema: public; Owner: -
--

CREATE SEQUENCE public.recruiting_links_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1;


--
-- Name: recruiting_links_id_seq; Type: SEQUENCE OWNED BY; Schema: public; Owner: -
--

ALTER SEQUENCE public.recruiting_links_id_seq OWNED BY public.recruiting_links.id;


--
-- Name: region_changes; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.region_changes (
    id bigint NOT NULL,
    group_id bigint NOT NULL,
    region character varying(80),
    since timestamp with time zone NOT NULL,
    until timestamp with time zone,
    person_id bigint
);


--
-- Name: region_changes_id_seq; Type: SEQUENCE; Schema: public; Owner: -
--

CREATE SEQUENCE public.region_changes_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1;


--
-- Name: region_changes_id_seq; Type: SEQUENCE OWNED BY; Schema: public; Owner: -
--

ALTER SEQUENCE public.region_changes_id_seq OWNED BY public.region_changes.id;


--
-- Name: region_links; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.region_links (
    id bigint NOT NULL,
    token character varying(32) NOT NULL,
    region_id bigint NOT NULL,
    person_id bigint,
    made_at timestamp with time zone NOT NULL,
    expires_at timestamp with time zone NOT NULL,
    group_id bigint,
    used_by bigint,
    used_at timestamp with time zone,
    withdrawn_by bigint,
    withdrawn_at timestamp with time zone
);


--
-- Name: region_links_id_seq; Type: SEQUENCE; Schema: public; Owner: -
--

CREATE SEQUENCE public.region_links_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1;


--
-- Name: region_links_id_seq; Type: SEQUENCE OWNED BY; Schema: public; Owner: -
--

ALTER SEQUENCE public.region_links_id_seq OWNED BY public.region_links.id;


--
-- Name: region_texts; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.region_texts (
    id bigint NOT NULL,
    region_id bigint NOT NULL,
    key character varying(60) NOT NULL,
    language character varying(2) NOT NULL,
    text character varying(1200),
    proposed character varying(1200),
    person_id bigint,
    changed_at timestamp with time zone NOT NULL
);


--
-- Name: region_texts_id_seq; Type: SEQUENCE; Schema: public; Owner: -
--

CREATE SEQUENCE public.region_texts_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1;


--
-- Name: region_texts_id_seq; Type: SEQUENCE OWNED BY; Schema: public; Owner: -
--

ALTER SEQUENCE public.region_texts_id_seq OWNED BY public.region_texts.id;


--
-- Name: regions; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.regions (
    id bigint NOT NULL,
    name character varying(80) NOT NULL,
    key character varying(240) NOT NULL,
    country character varying(2),
    language character varying(2) NOT NULL,
    zone character varying(64) NOT NULL,
    since timestamp with time zone NOT NULL,
    person_id bigint,
    ways json DEFAULT '{}'::json NOT NULL,
    ended_at timestamp with time zone,
    ended_by bigint
);


--
-- Name: regions_id_seq; Type: SEQUENCE; Schema: public; Owner: -
--

CREATE SEQUENCE public.regions_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1;


--
-- Name: regions_id_seq; Type: SEQUENCE OWNED BY; Schema: public; Owner: -
--

ALTER SEQUENCE public.regions_id_seq OWNED BY public.regions.id;


--
-- Name: report_files; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.report_files (
    report_id bigint NOT NULL,
    kind character varying(8) NOT NULL,
    content bytea NOT NULL,
    made_at timestamp with time zone NOT NULL
);


--
-- Name: report_settings; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.report_settings (
    id bigint NOT NULL,
    programme character varying(12) NOT NULL,
    code character varying(40) NOT NULL,
    first date NOT NULL,
    last date NOT NULL,
    unit character varying(12) NOT NULL,
    set_at timestamp with time zone NOT NULL,
    person_id bigint
);


--
-- Name: report_settings_id_seq; Type: SEQUENCE; Schema: public; Owner: -
--

CREATE SEQUENCE public.report_settings_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1;


--
-- Name: report_settings_id_seq; Type: SEQUENCE OWNED BY; Schema: public; Owner: -
--

ALTER SEQUENCE public.report_settings_id_seq OWNED BY public.report_settings.id;


--
-- Name: reports; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.reports (
    id bigint NOT NULL,
    what character varying(10) DEFAULT 'report'::character varying NOT NULL,
    number character varying(16),
    state character varying(12) NOT NULL,
    person_id bigint,
    language character varying(2) NOT NULL,
    wanted_at timestamp with time zone NOT NULL,
    sealed_at timestamp with time zone,
    made_on date NOT NULL,
    first date NOT NULL,
    last date NOT NULL,
    whole boolean DEFAULT false NOT NULL,
    region character varying(80),
    group_id bigint,
    salt character varying(64) NOT NULL,
    step integer DEFAULT 0 NOT NULL,
    tries integer DEFAULT 0 NOT NULL,
    project json,
    seal character varying(64),
    hashes json,
    versions json,
    totals json,
    page json
);


--
-- Name: reports_id_seq; Type: SEQUENCE; Schema: public; Owner: -
--

CREATE SEQUENCE public.reports_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1;


--
-- Name: reports_id_seq; Type: SEQUENCE OWNED BY; Schema: public; Owner: -
--

ALTER SEQUENCE public.reports_id_seq OWNED BY public.reports.id;


--
-- Name: research_consents; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.research_consents (
    id bigint NOT NULL,
    person_id bigint,
    said character varying(12) NOT NULL,
    said_at timestamp with time zone NOT NULL,
    wording character varying(16) NOT NULL
);


--
-- Name: research_consents_id_seq; Type: SEQUENCE; Schema: public; Owner: -
--

CREATE SEQUENCE public.research_consents_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1;


--
-- Name: research_consents_id_seq; Type: SEQUENCE OWNED BY; Schema: public; Owner: -
--

ALTER SEQUENCE public.research_consents_id_seq OWNED BY public.research_consents.id;


--
-- Name: reviews; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.reviews (
    meeting_id bigint NOT NULL,
    rating_key character varying(64),
    counts json,
    closes_at timestamp with time zone NOT NULL,
    closed_at timestamp with time zone,
    draft json
);


--
-- Name: role_links; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.role_links (
    id bigint NOT NULL,
    token character varying(32) NOT NULL,
    role character varying(16) NOT NULL,
    regions json,
    created_by bigint NOT NULL,
    created_at timestamp with time zone NOT NULL,
    expires_at timestamp with time zone NOT NULL,
    used_by bigint,
    used_at timestamp with time zone,
    withdrawn_by bigint,
    withdrawn_at timestamp with time zone
);


--
-- Name: role_links_id_seq; Type: SEQUENCE; Schema: public; Owner: -
--

CREATE SEQUENCE public.role_links_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1;


--
-- Name: role_links_id_seq; Type: SEQUENCE OWNED BY; Schema: public; Owner: -
--

ALTER SEQUENCE public.role_links_id_seq OWNED BY public.role_links.id;


--
-- Name: roles; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.roles (
    id bigint NOT NULL,
    person_id bigint NOT NULL,
    role character varying(16) NOT NULL,
    regions json,
    granted_by bigint,
    granted_at timestamp with time zone NOT NULL,
    withdrawn_by bigint,
    withdrawn_at timestamp with time zone
);


--
-- Name: roles_id_seq; Type: SEQUENCE; Schema: public; Owner: -
--

CREATE SEQUENCE public.roles_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1;


--
-- Name: roles_id_seq; Type: SEQUENCE OWNED BY; Schema: public; Owner: -
--

ALTER SEQUENCE public.roles_id_seq OWNED BY public.roles.id;


--
-- Name: rsvps; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.rsvps (
    meeting_id bigint NOT NULL,
    person_id bigint NOT NULL,
    answer character varying(8) NOT NULL,
    answered_at timestamp with time zone NOT NULL,
    answered_for timestamp with time zone
);


--
-- Name: set_aside; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.set_aside (
    id bigint NOT NULL,
    update_id bigint,
    kind character varying(40) NOT NULL,
    error character varying(200) NOT NULL,
    shape text NOT NULL,
    tag character varying(64),
    at timestamp with time zone NOT NULL
);


--
-- Name: set_aside_id_seq; Type: SEQUENCE; Schema: public; Owner: -
--

CREATE SEQUENCE public.set_aside_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1;


--
-- Name: set_aside_id_seq; Type: SEQUENCE OWNED BY; Schema: public; Owner: -
--

ALTER SEQUENCE public.set_aside_id_seq OWNED BY public.set_aside.id;


--
-- Name: source_items; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.source_items (
    id bigint NOT NULL,
    source_id bigint NOT NULL,
    mark character varying(64) NOT NULL,
    title text NOT NULL,
    summary text NOT NULL,
    link character varying(500),
    language character varying(2),
    seen_at timestamp with time zone NOT NULL,
    tell_at timestamp with time zone,
    digest_id bigint
);


--
-- Name: source_items_id_seq; Type: SEQUENCE; Schema: public; Owner: -
--

CREATE SEQUENCE public.source_items_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1;


--
-- Name: source_items_id_seq; Type: SEQUENCE OWNED BY; Schema: public; Owner: -
--

ALTER SEQUENCE public.source_items_id_seq OWNED BY public.source_items.id;


--
-- Name: sources; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.sources (
    id bigint NOT NULL,
    person_id bigint NOT NULL,
    url character varying(500) NOT NULL,
    title character varying(200) NOT NULL,
    active boolean NOT NULL,
    added_at timestamp with time zone NOT NULL,
    checked_at timestamp with time zone,
    next_at timestamp with time zone,
    etag character varying(200),
    last_modified character varying(200),
    fresh boolean NOT NULL,
    failures integer NOT NULL,
    failing_since timestamp with time zone,
    problem character varying(16)
);


--
-- Name: sources_id_seq; Type: SEQUENCE; Schema: public; Owner: -
--

CREATE SEQUENCE public.sources_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1;


--
-- Name: sources_id_seq; Type: SEQUENCE OWNED BY; Schema: public; Owner: -
--

ALTER SEQUENCE public.sources_id_seq OWNED BY public.sources.id;


--
-- Name: stays; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.stays (
    id bigint NOT NULL,
    company_id bigint NOT NULL,
    since timestamp with time zone NOT NULL,
    until timestamp with time zone,
    because character varying(16)
);


--
-- Name: stays_id_seq; Type: SEQUENCE; Schema: public; Owner: -
--

CREATE SEQUENCE public.stays_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1;


--
-- Name: stays_id_seq; Type: SEQUENCE OWNED BY; Schema: public; Owner: -
--

ALTER SEQUENCE public.stays_id_seq OWNED BY public.stays.id;


--
-- Name: surveys; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.surveys (
    id bigint NOT NULL,
    enterprise_id bigint NOT NULL,
    person_id bigint,
    kind character varying(8) NOT NULL,
    year integer NOT NULL,
    asked_at timestamp with time zone NOT NULL,
    answered_at timestamp with time zone,
    declined_at timestamp with time zone,
    answers json NOT NULL,
    words text,
    quotable boolean
);


--
-- Name: surveys_id_seq; Type: SEQUENCE; Schema: public; Owner: -
--

CREATE SEQUENCE public.surveys_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1;


--
-- Name: surveys_id_seq; Type: SEQUENCE OWNED BY; Schema: public; Owner: -
--

ALTER SEQUENCE public.surveys_id_seq OWNED BY public.surveys.id;


--
-- Name: swaps; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.swaps (
    id bigint NOT NULL,
    group_id bigint NOT NULL,
    asking_id bigint NOT NULL,
    asked_id bigint NOT NULL,
    person_id bigint NOT NULL,
    state character varying(16) NOT NULL,
    asked_at timestamp with time zone NOT NULL,
    ended_at timestamp with time zone
);


--
-- Name: swaps_id_seq; Type: SEQUENCE; Schema: public; Owner: -
--

CREATE SEQUENCE public.swaps_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1;


--
-- Name: swaps_id_seq; Type: SEQUENCE OWNED BY; Schema: public; Owner: -
--

ALTER SEQUENCE public.swaps_id_seq OWNED BY public.swaps.id;


--
-- Name: takeaways; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.takeaways (
    id bigint NOT NULL,
    meeting_id bigint NOT NULL,
    person_id bigint,
    text text NOT NULL,
    kept_at timestamp with time zone NOT NULL
);


--
-- Name: takeaways_id_seq; Type: SEQUENCE; Schema: public; Owner: -
--

CREATE SEQUENCE public.takeaways_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1;


--
-- Name: takeaways_id_seq; Type: SEQUENCE OWNED BY; Schema: public; Owner: -
--

ALTER SEQUENCE public.takeaways_id_seq OWNED BY public.takeaways.id;


--
-- Name: theme_supporters; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.theme_supporters (
    theme_id bigint NOT NULL,
    company_id bigint NOT NULL,
    person_id bigint NOT NULL,
    supported_at timestamp with time zone NOT NULL
);


--
-- Name: themes; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.themes (
    id bigint NOT NULL,
    group_id bigint NOT NULL,
    text character varying(200) NOT NULL,
    state character varying(16) NOT NULL,
    proposer_id bigint,
    offered_by bigint,
    proposed_at timestamp with time zone NOT NULL,
    meeting_id bigint,
    discussed_at timestamp with time zone
);


--
-- Name: themes_id_seq; Type: SEQUENCE; Schema: public; Owner: -
--

CREATE SEQUENCE public.themes_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1;


--
-- Name: themes_id_seq; Type: SEQUENCE OWNED BY; Schema: public; Owner: -
--

ALTER SEQUENCE public.themes_id_seq OWNED BY public.themes.id;


--
-- Name: timers; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.timers (
    id bigint NOT NULL,
    key character varying(160) NOT NULL,
    kind character varying(24) NOT NULL,
    group_id bigint,
    subject_id bigint NOT NULL,
    due_at timestamp with time zone NOT NULL,
    stale_at timestamp with time zone,
    state character varying(16) NOT NULL,
    note character varying(200),
    payload json DEFAULT '{}'::json NOT NULL
);


--
-- Name: timers_id_seq; Type: SEQUENCE; Schema: public; Owner: -
--

CREATE SEQUENCE public.timers_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1;


--
-- Name: timers_id_seq; Type: SEQUENCE OWNED BY; Schema: public; Owner: -
--

ALTER SEQUENCE public.timers_id_seq OWNED BY public.timers.id;


--
-- Name: turns; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.turns (
    id bigint NOT NULL,
    group_id bigint NOT NULL,
    cycle integer NOT NULL,
    company_id bigint,
    state character varying(16) NOT NULL,
    offered_at timestamp with time zone NOT NULL,
    ended_at timestamp with time zone,
    proposed_at timestamp with time zone,
    because character varying(16),
    accepted_at timestamp with time zone
);


--
-- Name: turns_id_seq; Type: SEQUENCE; Schema: public; Owner: -
--

CREATE SEQUENCE public.turns_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1;


--
-- Name: turns_id_seq; Type: SEQUENCE OWNED BY; Schema: public; Owner: -
--

ALTER SEQUENCE public.turns_id_seq OWNED BY public.turns.id;


--
-- Name: weekly_readers; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.weekly_readers (
    person_id bigint NOT NULL,
    since timestamp with time zone NOT NULL
);


--
-- Name: answers id; Type: DEFAULT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.answers ALTER COLUMN id SET DEFAULT nextval('public.answers_id_seq'::regclass);


--
-- Name: ballots id; Type: DEFAULT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.ballots ALTER COLUMN id SET DEFAULT nextval('public.ballots_id_seq'::regclass);


--
-- Name: cards id; Type: DEFAULT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.cards ALTER COLUMN id SET DEFAULT nextval('public.cards_id_seq'::regclass);


--
-- Name: companies id; Type: DEFAULT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.companies ALTER COLUMN id SET DEFAULT nextval('public.companies_id_seq'::regclass);


--
-- Name: confirmation_changes id; Type: DEFAULT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.confirmation_changes ALTER COLUMN id SET DEFAULT nextval('public.confirmation_changes_id_seq'::regclass);


--
-- Name: date_rounds id; Type: DEFAULT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.date_rounds ALTER COLUMN id SET DEFAULT nextval('public.date_rounds_id_seq'::regclass);


--
-- Name: digest_deliveries id; Type: DEFAULT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.digest_deliveries ALTER COLUMN id SET DEFAULT nextval('public.digest_deliveries_id_seq'::regclass);


--
-- Name: digest_questions id; Type: DEFAULT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.digest_questions ALTER COLUMN id SET DEFAULT nextval('public.digest_questions_id_seq'::regclass);


--
-- Name: digest_reactions id; Type: DEFAULT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.digest_reactions ALTER COLUMN id SET DEFAULT nextval('public.digest_reactions_id_seq'::regclass);


--
-- Name: digests id; Type: DEFAULT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.digests ALTER COLUMN id SET DEFAULT nextval('public.digests_id_seq'::regclass);


--
-- Name: enterprise_moves id; Type: DEFAULT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.enterprise_moves ALTER COLUMN id SET DEFAULT nextval('public.enterprise_moves_id_seq'::regclass);


--
-- Name: enterprises id; Type: DEFAULT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.enterprises ALTER COLUMN id SET DEFAULT nextval('public.enterprises_id_seq'::regclass);


--
-- Name: facilitators id; Type: DEFAULT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.facilitators ALTER COLUMN id SET DEFAULT nextval('public.facilitators_id_seq'::regclass);


--
-- Name: fading id; Type: DEFAULT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.fading ALTER COLUMN id SET DEFAULT nextval('public.fading_id_seq'::regclass);


--
-- Name: group_names id; Type: DEFAULT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.group_names ALTER COLUMN id SET DEFAULT nextval('public.group_names_id_seq'::regclass);


--
-- Name: group_states id; Type: DEFAULT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.group_states ALTER COLUMN id SET DEFAULT nextval('public.group_states_id_seq'::regclass);


--
-- Name: groups id; Type: DEFAULT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.groups ALTER COLUMN id SET DEFAULT nextval('public.groups_id_seq'::regclass);


--
-- Name: headcounts id; Type: DEFAULT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.headcounts ALTER COLUMN id SET DEFAULT nextval('public.headcounts_id_seq'::regclass);


--
-- Name: introductions id; Type: DEFAULT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.introductions ALTER COLUMN id SET DEFAULT nextval('public.introductions_id_seq'::regclass);


--
-- Name: joint_meetings id; Type: DEFAULT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.joint_meetings ALTER COLUMN id SET DEFAULT nextval('public.joint_meetings_id_seq'::regclass);


--
-- Name: mail_replies id; Type: DEFAULT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.mail_replies ALTER COLUMN id SET DEFAULT nextval('public.mail_replies_id_seq'::regclass);


--
-- Name: mails id; Type: DEFAULT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.mails ALTER COLUMN id SET DEFAULT nextval('public.mails_id_seq'::regclass);


--
-- Name: meetings id; Type: DEFAULT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.meetings ALTER COLUMN id SET DEFAULT nextval('public.meetings_id_seq'::regclass);


--
-- Name: member_asks id; Type: DEFAULT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.member_asks ALTER COLUMN id SET DEFAULT nextval('public.member_asks_id_seq'::regclass);


--
-- Name: memberships id; Type: DEFAULT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.memberships ALTER COLUMN id SET DEFAULT nextval('public.memberships_id_seq'::regclass);


--
-- Name: memory id; Type: DEFAULT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.memory ALTER COLUMN id SET DEFAULT nextval('public.memory_id_seq'::regclass);


--
-- Name: memory_words id; Type: DEFAULT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.memory_words ALTER COLUMN id SET DEFAULT nextval('public.memory_words_id_seq'::regclass);


--
-- Name: outbox id; Type: DEFAULT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.outbox ALTER COLUMN id SET DEFAULT nextval('public.outbox_id_seq'::regclass);


--
-- Name: page_links id; Type: DEFAULT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.page_links ALTER COLUMN id SET DEFAULT nextval('public.page_links_id_seq'::regclass);


--
-- Name: people id; Type: DEFAULT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.people ALTER COLUMN id SET DEFAULT nextval('public.people_id_seq'::regclass);


--
-- Name: polls id; Type: DEFAULT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.polls ALTER COLUMN id SET DEFAULT nextval('public.polls_id_seq'::regclass);


--
-- Name: profile_asks id; Type: DEFAULT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.profile_asks ALTER COLUMN id SET DEFAULT nextval('public.profile_asks_id_seq'::regclass);


--
-- Name: promises id; Type: DEFAULT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.promises ALTER COLUMN id SET DEFAULT nextval('public.promises_id_seq'::regclass);


--
-- Name: questions id; Type: DEFAULT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.questions ALTER COLUMN id SET DEFAULT nextval('public.questions_id_seq'::regclass);


--
-- Name: recruiting_events id; Type: DEFAULT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.recruiting_events ALTER COLUMN id SET DEFAULT nextval('public.recruiting_events_id_seq'::regclass);


--
-- Name: recruiting_links id; Type: DEFAULT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.recruiting_links ALTER COLUMN id SET DEFAULT nextval('public.recruiting_links_id_seq'::regclass);


--
-- Name: region_changes id; Type: DEFAULT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.region_changes ALTER COLUMN id SET DEFAULT nextval('public.region_changes_id_seq'::regclass);


--
-- Name: region_links id; Type: DEFAULT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.region_links ALTER COLUMN id SET DEFAULT nextval('public.region_links_id_seq'::regclass);


--
-- Name: region_texts id; Type: DEFAULT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.region_texts ALTER COLUMN id SET DEFAULT nextval('public.region_texts_id_seq'::regclass);


--
-- Name: regions id; Type: DEFAULT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.regions ALTER COLUMN id SET DEFAULT nextval('public.regions_id_seq'::regclass);


--
-- Name: report_settings id; Type: DEFAULT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.report_settings ALTER COLUMN id SET DEFAULT nextval('public.report_settings_id_seq'::regclass);


--
-- Name: reports id; Type: DEFAULT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.reports ALTER COLUMN id SET DEFAULT nextval('public.reports_id_seq'::regclass);


--
-- Name: research_consents id; Type: DEFAULT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.research_consents ALTER COLUMN id SET DEFAULT nextval('public.research_consents_id_seq'::regclass);


--
-- Name: role_links id; Type: DEFAULT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.role_links ALTER COLUMN id SET DEFAULT nextval('public.role_links_id_seq'::regclass);


--
-- Name: roles id; Type: DEFAULT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.roles ALTER COLUMN id SET DEFAULT nextval('public.roles_id_seq'::regclass);


--
-- Name: set_aside id; Type: DEFAULT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.set_aside ALTER COLUMN id SET DEFAULT nextval('public.set_aside_id_seq'::regclass);


--
-- Name: source_items id; Type: DEFAULT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.source_items ALTER COLUMN id SET DEFAULT nextval('public.source_items_id_seq'::regclass);


--
-- Name: sources id; Type: DEFAULT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.sources ALTER COLUMN id SET DEFAULT nextval('public.sources_id_seq'::regclass);


--
-- Name: stays id; Type: DEFAULT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.stays ALTER COLUMN id SET DEFAULT nextval('public.stays_id_seq'::regclass);


--
-- Name: surveys id; Type: DEFAULT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.surveys ALTER COLUMN id SET DEFAULT nextval('public.surveys_id_seq'::regclass);


--
-- Name: swaps id; Type: DEFAULT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.swaps ALTER COLUMN id SET DEFAULT nextval('public.swaps_id_seq'::regclass);


--
-- Name: takeaways id; Type: DEFAULT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.takeaways ALTER COLUMN id SET DEFAULT nextval('public.takeaways_id_seq'::regclass);


--
-- Name: themes id; Type: DEFAULT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.themes ALTER COLUMN id SET DEFAULT nextval('public.themes_id_seq'::regclass);


--
-- Name: timers id; Type: DEFAULT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.timers ALTER COLUMN id SET DEFAULT nextval('public.timers_id_seq'::regclass);


--
-- Name: turns id; Type: DEFAULT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.turns ALTER COLUMN id SET DEFAULT nextval('public.turns_id_seq'::regclass);


--
-- Data for Name: alembic_version; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.alembic_version VALUES
	('0044_own_question');


--
-- Data for Name: answer_marks; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.answer_marks VALUES
	(1, 1),
	(2, 2),
	(3, 3);


--
-- Data for Name: answers; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.answers VALUES
	(1, 1, 1, 3, false, false, NULL, 'text', 'Meillä on pienin laskutettava työ puoli tuntia, ja se lukee tarjouksessa. Kukaan ei ole valittanut.', NULL, -1002400000001, 27, 'home', '2026-11-28 13:31:11.2616+00', NULL, NULL, NULL),
	(2, 3, 3, 11, false, false, NULL, 'text', 'Meillä tilitoimisto Rovaniemeltä, 180 euroa kuussa. Kuitit lähetän puhelimella.', NULL, -1002400000003, 24, 'home', '2026-11-28 13:38:54.024984+00', NULL, NULL, NULL),
	(3, 4, 4, 15, false, false, NULL, 'text', 'We did, in March. About a third of the bookings now come after closing time.', NULL, -1002400000004, 24, 'home', '2026-11-28 13:44:35.800546+00', NULL, NULL, NULL);


--
-- Data for Name: attendance; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.attendance VALUES
	(1, 1, 1, '2027-01-05 10:01:00.123456+00', 1),
	(2, 2, 2, '2027-01-05 10:02:00.123456+00', 2),
	(3, 3, NULL, NULL, 3);


--
-- Data for Name: ballots; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.ballots VALUES
	(1, 1, 'stat1', '2027-01-05 10:01:00.123456+00', '2027-01-05 10:01:00.123456+00', '[{"\u00e4": 1}, null, "x"]', 1, 1, 1, '[{"\u00e4": 1}, null, "x"]', 1, 1, 1, true, 1),
	(2, 2, 'stat2', '2027-01-05 10:02:00.123456+00', '2027-01-05 10:02:00.123456+00', 'null', 2, 2, 2, 'null', 2, 2, 2, false, 2),
	(3, 3, 'stat3', '2027-01-05 10:03:00.123456+00', '2027-01-05 10:03:00.123456+00', '[{"\u00e4": 3}, null, "x"]', 3, 3, 3, 'null', 3, 3, 3, false, 3);


--
-- Data for Name: calendar_copies; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.calendar_copies VALUES
	(1, 1, 1),
	(2, 2, 2),
	(3, 3, 3);


--
-- Data for Name: cards; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.cards VALUES
	(1, -1002400000001, 9, 'hello', 1, NULL, '2026-11-28 13:27:30.51242+00', NULL, NULL, NULL),
	(2, -1002400000001, 11, 'settings', 1, NULL, NULL, NULL, NULL, NULL),
	(3, 5100000004, 2, 'welcome', 2, NULL, '2026-11-28 13:28:30.620168+00', NULL, NULL, 'notice'),
	(4, 5100000005, 4, 'welcome', 3, NULL, '2026-11-28 13:28:50.674447+00', NULL, NULL, 'notice'),
	(5, -1002400000001, 16, 'turn', 1, NULL, NULL, NULL, NULL, NULL),
	(6, 5100000004, 5, 'turn-private', 1, NULL, NULL, NULL, NULL, NULL),
	(7, -1002400000001, 22, 'theme', 1, NULL, NULL, NULL, NULL, NULL),
	(8, -1002400000001, 24, 'theme', 2, NULL, '2026-11-28 13:30:31.832861+00', NULL, NULL, NULL),
	(9, -1002400000001, 26, 'question', 1, NULL, '2026-11-28 13:31:12.269096+00', NULL, NULL, NULL),
	(10, 5100000004, 6, 'answer-told', 1, NULL, NULL, NULL, NULL, NULL),
	(11, -1002400000002, 8, 'hello', 2, NULL, '2026-11-28 13:31:52.327384+00', NULL, NULL, NULL),
	(12, -1002400000002, 10, 'settings', 2, NULL, NULL, NULL, NULL, NULL),
	(13, 5100000008, 8, 'welcome', 7, NULL, '2026-11-28 13:32:52.358486+00', NULL, NULL, 'notice'),
	(14, 5100000009, 10, 'welcome', 8, NULL, '2026-11-28 13:33:12.408346+00', NULL, NULL, 'notice'),
	(15, -1002400000002, 15, 'turn', 2, NULL, NULL, NULL, NULL, NULL),
	(16, 5100000008, 11, 'turn-private', 2, NULL, NULL, NULL, NULL, NULL),
	(17, -1002400000002, 19, 'theme', 3, NULL, NULL, NULL, NULL, NULL),
	(18, -1002400000002, 21, 'theme', 4, NULL, '2026-11-28 13:34:33.555036+00', NULL, NULL, NULL),
	(19, -1002400000002, 23, 'question', 2, NULL, NULL, NULL, NULL, NULL),
	(20, -1002400000003, 8, 'hello', 3, NULL, '2026-11-28 13:35:33.637314+00', NULL, NULL, NULL),
	(21, -1002400000003, 10, 'settings', 3, NULL, NULL, NULL, NULL, NULL),
	(22, 5100000011, 13, 'welcome', 10, NULL, '2026-11-28 13:36:33.689501+00', NULL, NULL, 'notice'),
	(23, 5100000012, 15, 'welcome', 11, NULL, '2026-11-28 13:36:53.742714+00', NULL, NULL, 'notice'),
	(24, -1002400000003, 15, 'turn', 3, NULL, '2026-11-28 13:39:34.192573+00', NULL, NULL, NULL),
	(25, 5100000011, 16, 'turn-private', 3, NULL, '2026-11-28 13:39:34.192573+00', NULL, NULL, NULL),
	(26, -1002400000003, 19, 'theme', 5, NULL, NULL, NULL, NULL, NULL),
	(27, -1002400000003, 21, 'theme', 6, NULL, '2026-11-28 13:38:14.960887+00', NULL, NULL, NULL),
	(28, -1002400000003, 23, 'question', 3, NULL, '2026-11-28 13:38:55.04299+00', NULL, NULL, NULL),
	(29, 5100000011, 17, 'answer-told', 2, NULL, NULL, NULL, NULL, NULL),
	(30, -1002400000003, 26, 'meeting', 1, NULL, '2026-11-28 13:39:55.28629+00', '2026-12-14 13:00:00+00', NULL, NULL),
	(31, -1002400000004, 8, 'hello', 4, NULL, '2026-11-28 13:40:35.38701+00', NULL, NULL, NULL),
	(32, -1002400000004, 10, 'settings', 4, NULL, NULL, NULL, NULL, NULL),
	(33, 5100000014, 19, 'welcome', 14, NULL, '2026-11-28 13:42:15.483234+00', NULL, NULL, 'notice'),
	(34, 5100000015, 21, 'welcome', 15, NULL, '2026-11-28 13:42:35.546615+00', NULL, NULL, 'notice'),
	(35, -1002400000004, 15, 'turn', 4, NULL, NULL, NULL, NULL, NULL),
	(36, 5100000014, 22, 'turn-private', 4, NULL, NULL, NULL, NULL, NULL),
	(37, -1002400000004, 19, 'theme', 7, NULL, NULL, NULL, NULL, NULL),
	(38, -1002400000004, 21, 'theme', 8, NULL, '2026-11-28 13:43:56.744217+00', NULL, NULL, NULL),
	(39, -1002400000004, 23, 'question', 4, NULL, '2026-11-28 13:44:36.811621+00', NULL, NULL, NULL),
	(40, 5100000014, 23, 'answer-told', 3, NULL, NULL, NULL, NULL, NULL),
	(41, 5100000001, 25, 'welcome', 13, NULL, NULL, NULL, NULL, 'notice'),
	(42, 5100000003, 55, 'digest-progress', 1, NULL, '2026-11-28 13:49:57.598418+00', NULL, NULL, NULL),
	(43, -1002400000001, 28, 'digest', 1, NULL, NULL, NULL, NULL, NULL),
	(44, -1002400000002, 24, 'digest', 1, NULL, NULL, NULL, NULL, NULL),
	(45, -1002400000003, 27, 'digest', 1, NULL, NULL, NULL, NULL, NULL),
	(46, -1002400000004, 25, 'digest', 1, NULL, NULL, NULL, NULL, NULL);


--
-- Data for Name: companies; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.companies VALUES
	(1, 1, 1, 'Kahvila Aino', '2026-11-28 13:28:30.611032+00', NULL, NULL, 0, NULL, NULL, NULL, NULL, NULL),
	(2, 1, 2, 'Veikon Verstas', '2026-11-28 13:28:50.658839+00', NULL, NULL, 0, NULL, NULL, NULL, NULL, NULL),
	(3, 1, 3, 'Helmen Kukka', '2026-11-28 13:29:10.782433+00', NULL, NULL, 0, NULL, NULL, NULL, NULL, NULL),
	(4, 2, 4, 'Majas Bageri', '2026-11-28 13:32:52.354133+00', NULL, NULL, 0, NULL, NULL, NULL, NULL, NULL),
	(5, 2, 5, 'Holms Snickeri', '2026-11-28 13:33:12.399761+00', NULL, NULL, 0, NULL, NULL, NULL, NULL, NULL),
	(6, 2, 6, 'Backmans Blommor', '2026-11-28 13:33:32.522391+00', NULL, NULL, 0, NULL, NULL, NULL, NULL, NULL),
	(7, 3, 7, 'Niemelän Porotila', '2026-11-28 13:36:33.681058+00', NULL, NULL, 0, NULL, NULL, NULL, NULL, NULL),
	(8, 3, 8, 'Aikion Erämatkat', '2026-11-28 13:36:53.730564+00', NULL, NULL, 0, NULL, NULL, NULL, NULL, NULL),
	(9, 3, 9, 'Kallion Kangas', '2026-11-28 13:37:13.87258+00', NULL, NULL, 0, NULL, NULL, NULL, NULL, NULL),
	(10, 4, 10, 'Ben''s Bikes', '2026-11-28 13:42:15.474478+00', NULL, NULL, 0, NULL, NULL, NULL, NULL, NULL),
	(11, 4, 11, 'Spice Corner', '2026-11-28 13:42:35.522506+00', NULL, NULL, 0, NULL, NULL, NULL, NULL, NULL),
	(12, 4, 12, 'Hill Photography', '2026-11-28 13:42:55.666782+00', NULL, NULL, 0, NULL, NULL, NULL, NULL, NULL);


--
-- Data for Name: confidences; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.confidences VALUES
	('tag1', 'Äö “quoted” ''single'' \ 🌾 
sealed1', '2027-01-05 10:01:00.123456+00'),
	('tag2', 'Äö “quoted” ''single'' \ 🌾 
sealed2', '2027-01-05 10:02:00.123456+00'),
	('tag3', 'Äö “quoted” ''single'' \ 🌾 
sealed3', '2027-01-05 10:03:00.123456+00');


--
-- Data for Name: confirmation_changes; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.confirmation_changes VALUES
	(1, 1, 1, '2027-01-05 10:01:00.123456+00', '[{"\u00e4": 1}, null, "x"]'),
	(2, 2, 2, '2027-01-05 10:02:00.123456+00', 'null'),
	(3, 3, 3, '2027-01-05 10:03:00.123456+00', '[{"\u00e4": 3}, null, "x"]');


--
-- Data for Name: confirmations; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.confirmations VALUES
	(1, true, 'reas1', 'word1', 1, 'mann1', 1, 1, 1, '2027-01-05 10:01:00.123456+00', 1),
	(2, false, 'reas2', 'word2', 2, 'mann2', 2, 2, 2, '2027-01-05 10:02:00.123456+00', 2),
	(3, false, NULL, NULL, NULL, NULL, NULL, NULL, NULL, '2027-01-05 10:03:00.123456+00', 3);


--
-- Data for Name: date_rounds; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.date_rounds VALUES
	(1, 1, 1, 'stat1', 1, 1, '2027-01-05 10:01:00.123456+00', '2027-01-05 10:01:00.123456+00', '[{"\u00e4": 1}, null, "x"]', '[{"\u00e4": 1}, null, "x"]', 1, 1, '2027-01-05 10:01:00.123456+00', 1, true),
	(2, 2, 2, 'stat2', 2, 2, '2027-01-05 10:02:00.123456+00', '2027-01-05 10:02:00.123456+00', 'null', 'null', 2, 2, '2027-01-05 10:02:00.123456+00', 2, false),
	(3, 3, 3, 'stat3', 3, 3, '2027-01-05 10:03:00.123456+00', '2027-01-05 10:03:00.123456+00', '[{"\u00e4": 3}, null, "x"]', 'null', 3, 3, NULL, NULL, false);


--
-- Data for Name: digest_deliveries; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.digest_deliveries VALUES
	(1, 1, 1, 'fi', 4, 'digest:1:1', 'delivered', NULL, '2026-11-28 13:49:56.572106+00', 0, false),
	(2, 1, 2, 'sv', 3, 'digest:1:2', 'delivered', NULL, '2026-11-28 13:49:56.572106+00', 0, false),
	(3, 1, 3, 'fi', 3, 'digest:1:3', 'delivered', NULL, '2026-11-28 13:49:56.572106+00', 0, false),
	(4, 1, 4, 'en', 3, 'digest:1:4', 'delivered', NULL, '2026-11-28 13:49:56.572106+00', 0, false);


--
-- Data for Name: digest_questions; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.digest_questions VALUES
	(1, 1, 1, 1, 'Äö “quoted” ''single'' \ 🌾 
body1', '2027-01-05 10:01:00.123456+00', 'Äö “quoted” ''single'' \ 🌾 
answer1', 1, '2027-01-05 10:01:00.123456+00'),
	(2, 2, 2, 2, 'Äö “quoted” ''single'' \ 🌾 
body2', '2027-01-05 10:02:00.123456+00', 'Äö “quoted” ''single'' \ 🌾 
answer2', 2, '2027-01-05 10:02:00.123456+00'),
	(3, 3, 3, 3, 'Äö “quoted” ''single'' \ 🌾 
body3', '2027-01-05 10:03:00.123456+00', NULL, 3, NULL);


--
-- Data for Name: digest_reactions; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.digest_reactions VALUES
	(1, 1, 1, 1, 'kind1', '2027-01-05 10:01:00.123456+00', 'help1', '2027-01-05 10:01:00.123456+00'),
	(2, 2, 2, 2, 'kind2', '2027-01-05 10:02:00.123456+00', 'help2', '2027-01-05 10:02:00.123456+00'),
	(3, 3, 3, 3, 'kind3', '2027-01-05 10:03:00.123456+00', NULL, NULL);


--
-- Data for Name: digest_versions; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.digest_versions VALUES
	(1, 'en', 2, 'Three ways to set a price', '{"text": "Ask what the work is worth to the customer, not only what it costs you. Offer three choices, and the middle one sells most often.", "marks": []}'),
	(1, 'fi', 1, 'Kolme tapaa hinnoitella', '{"text": "Kysy, mink\u00e4 arvoinen ty\u00f6 on asiakkaalle, \u00e4l\u00e4 vain mit\u00e4 se maksaa sinulle. Kun tarjoat kolme vaihtoehtoa, keskimm\u00e4inen myy useimmin.", "marks": []}'),
	(1, 'la', 1, 'Äö “quoted” ''single'' \ 🌾 
title1', '[{"\u00e4": 1}, null, "x"]'),
	(1, 'sv', 0, 'Tre sätt att sätta pris', '{"text": "Fr\u00e5ga vad arbetet \u00e4r v\u00e4rt f\u00f6r kunden, inte bara vad det kostar dig. F\u00f6retag som ger tre alternativ s\u00e4ljer oftare det mellersta.", "marks": []}'),
	(2, 'la', 2, 'Äö “quoted” ''single'' \ 🌾 
title2', 'null'),
	(3, 'la', 3, 'Äö “quoted” ''single'' \ 🌾 
title3', '[{"\u00e4": 3}, null, "x"]');


--
-- Data for Name: digests; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.digests VALUES
	(1, 'digest', 6, 'sent', 'https://example.org/pris', NULL, NULL, '{"kind": "all"}', 'now', NULL, '2026-11-28 13:46:36.074382+00', '2026-11-28 13:49:36.394723+00', '2026-11-28 13:49:56.572106+00', '2026-11-28 13:49:36.408357+00', NULL, NULL, NULL, 4, 4),
	(2, 'kind2', 2, 'stat2', 'Äö “quoted” ''single'' \ 🌾 
link2', 'file2', 'Äö “quoted” ''single'' \ 🌾 
file_id2', 'null', 'slot2', '2027-01-05 10:02:00.123456+00', '2027-01-05 10:02:00.123456+00', '2027-01-05 10:02:00.123456+00', '2027-01-05 10:02:00.123456+00', '2027-01-05 10:02:00.123456+00', '2027-01-05 10:02:00.123456+00', '2027-01-05 10:02:00.123456+00', '2027-01-05 10:02:00.123456+00', 2, 2),
	(3, 'kind3', 3, 'stat3', NULL, NULL, NULL, '[{"\u00e4": 3}, null, "x"]', 'slot3', NULL, '2027-01-05 10:03:00.123456+00', NULL, NULL, NULL, NULL, NULL, NULL, 3, 3);


--
-- Data for Name: drafts; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.drafts VALUES
	(1, 1, 'kind1', '[{"\u00e4": 1}, null, "x"]', 1, '2027-01-05 10:01:00.123456+00'),
	(2, 2, 'kind2', 'null', 2, '2027-01-05 10:02:00.123456+00'),
	(3, 3, 'kind3', '[{"\u00e4": 3}, null, "x"]', NULL, '2027-01-05 10:03:00.123456+00');


--
-- Data for Name: enterprise_moves; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.enterprise_moves VALUES
	(1, 1, 1, '[{"\u00e4": 1}, null, "x"]', 'how1', '[{"\u00e4": 1}, null, "x"]', '2027-01-05 10:01:00.123456+00', 1, '2027-01-05 10:01:00.123456+00', 1),
	(2, 2, 2, 'null', 'how2', 'null', '2027-01-05 10:02:00.123456+00', 2, '2027-01-05 10:02:00.123456+00', 2),
	(3, 3, 3, '[{"\u00e4": 3}, null, "x"]', 'how3', '[{"\u00e4": 3}, null, "x"]', '2027-01-05 10:03:00.123456+00', 3, NULL, 3);


--
-- Data for Name: enterprises; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.enterprises VALUES
	(1, 'Kahvila Aino', '2026-11-28 13:28:30.611032+00', NULL),
	(2, 'Veikon Verstas', '2026-11-28 13:28:50.658839+00', NULL),
	(3, 'Helmen Kukka', '2026-11-28 13:29:10.782433+00', NULL),
	(4, 'Majas Bageri', '2026-11-28 13:32:52.354133+00', NULL),
	(5, 'Holms Snickeri', '2026-11-28 13:33:12.399761+00', NULL),
	(6, 'Backmans Blommor', '2026-11-28 13:33:32.522391+00', NULL),
	(7, 'Niemelän Porotila', '2026-11-28 13:36:33.681058+00', NULL),
	(8, 'Aikion Erämatkat', '2026-11-28 13:36:53.730564+00', NULL),
	(9, 'Kallion Kangas', '2026-11-28 13:37:13.87258+00', NULL),
	(10, 'Ben''s Bikes', '2026-11-28 13:42:15.474478+00', NULL),
	(11, 'Spice Corner', '2026-11-28 13:42:35.522506+00', NULL),
	(12, 'Hill Photography', '2026-11-28 13:42:55.666782+00', NULL);


--
-- Data for Name: enterprises_apart; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.enterprises_apart VALUES
	(1, 1, '2027-01-05 10:01:00.123456+00', 1),
	(2, 2, '2027-01-05 10:02:00.123456+00', 2),
	(3, 3, '2027-01-05 10:03:00.123456+00', 3);


--
-- Data for Name: facilitators; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.facilitators VALUES
	(1, 1, 1, '2026-11-28 13:27:29.493734+00', NULL),
	(2, 2, 6, '2026-11-28 13:31:51.321492+00', NULL),
	(3, 3, 1, '2026-11-28 13:35:32.632132+00', NULL),
	(4, 4, 13, '2026-11-28 13:40:34.370561+00', NULL);


--
-- Data for Name: fading; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.fading VALUES
	(1, 1, '2027-01-05 10:01:00.123456+00', '2027-01-05 10:01:00.123456+00', 'answ1', '2027-01-05 10:01:00.123456+00', '2027-01-05 10:01:00.123456+00'),
	(2, 2, '2027-01-05 10:02:00.123456+00', '2027-01-05 10:02:00.123456+00', 'answ2', '2027-01-05 10:02:00.123456+00', '2027-01-05 10:02:00.123456+00'),
	(3, 3, '2027-01-05 10:03:00.123456+00', '2027-01-05 10:03:00.123456+00', NULL, NULL, NULL);


--
-- Data for Name: feeds; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.feeds VALUES
	('toke1', 1, 1, '2027-01-05 10:01:00.123456+00'),
	('toke2', 2, 2, '2027-01-05 10:02:00.123456+00'),
	('toke3', 3, 3, '2027-01-05 10:03:00.123456+00');


--
-- Data for Name: greetings; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.greetings VALUES
	(1, 1, 1, '2027-01-05 10:01:00.123456+00', 'answ1', '2027-01-05 10:01:00.123456+00'),
	(2, 2, 2, '2027-01-05 10:02:00.123456+00', 'answ2', '2027-01-05 10:02:00.123456+00'),
	(3, 3, 3, '2027-01-05 10:03:00.123456+00', NULL, NULL);


--
-- Data for Name: group_names; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.group_names VALUES
	(1, 1, 'Kainuun ydinryhmä', '2026-11-28 13:27:29.493734+00', NULL),
	(2, 2, 'Österbottens kärngrupp', '2026-11-28 13:31:51.321492+00', NULL),
	(3, 3, 'Lapin ydinryhmä', '2026-11-28 13:35:32.632132+00', NULL),
	(4, 4, 'Oulu core group', '2026-11-28 13:40:34.370561+00', NULL);


--
-- Data for Name: group_states; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.group_states VALUES
	(1, 1, 'running', '2026-11-28 13:27:29.493734+00', NULL),
	(2, 2, 'running', '2026-11-28 13:31:51.321492+00', NULL),
	(3, 3, 'running', '2026-11-28 13:35:32.632132+00', NULL),
	(4, 4, 'running', '2026-11-28 13:40:34.370561+00', NULL);


--
-- Data for Name: groups; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.groups VALUES
	(1, -1002400000001, 'Kainuun ydinryhmä', 'Kainuu', 'fi', 'Europe/Helsinki', '[10080, 1440, 120]', NULL, false, true, true, '2026-11-28 13:27:29.493734+00', 'A7x5n3dO_uh2tUDK', NULL, '[]', 9, false, '{}', 21, 8, NULL, NULL, 8, 10, false, '[]', '[]'),
	(2, -1002400000002, 'Österbottens kärngrupp', 'Österbotten', 'sv', 'Europe/Helsinki', '[10080, 1440, 120]', NULL, false, true, true, '2026-11-28 13:31:51.321492+00', 'J7ViSIMsBUjcf09Q', NULL, '[]', 9, false, '{}', 21, 8, NULL, NULL, 8, 10, false, '[]', '[]'),
	(3, -1002400000003, 'Lapin ydinryhmä', 'Lappi', 'fi', 'Europe/Helsinki', '[10080, 1440, 120]', NULL, false, true, true, '2026-11-28 13:35:32.632132+00', 'f6p0EvcEr0JEPDL6', NULL, '[]', 9, false, '{}', 21, 8, NULL, NULL, 8, 10, false, '[]', '[]'),
	(4, -1002400000004, 'Oulu core group', 'North Ostrobothnia', 'en', 'Europe/Helsinki', '[10080, 1440, 120]', NULL, false, true, true, '2026-11-28 13:40:34.370561+00', '6luxcPgUBiJNLI0m', NULL, '[]', 9, false, '{}', 21, 8, NULL, NULL, 8, 10, false, '[]', '[]');


--
-- Data for Name: guest_passes; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.guest_passes VALUES
	('toke1', 1, 1, 1, '2027-01-05 10:01:00.123456+00'),
	('toke2', 2, 2, 2, '2027-01-05 10:02:00.123456+00'),
	('toke3', 3, 3, 3, '2027-01-05 10:03:00.123456+00');


--
-- Data for Name: guests; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.guests VALUES
	(1, 1, 'toke1', 'answ1', '2027-01-05 10:01:00.123456+00', true),
	(2, 2, 'toke2', 'answ2', '2027-01-05 10:02:00.123456+00', false),
	(3, 3, 'toke3', NULL, NULL, NULL);


--
-- Data for Name: headcounts; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.headcounts VALUES
	(1, 1, 'band1', '2027-01-01', '2027-01-05 10:01:00.123456+00', 1),
	(2, 2, 'band2', '2027-01-02', '2027-01-05 10:02:00.123456+00', 2),
	(3, 3, 'band3', '2027-01-03', '2027-01-05 10:03:00.123456+00', 3);


--
-- Data for Name: health_flags; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.health_flags VALUES
	(1, 'flag1', '2027-01-05 10:01:00.123456+00', 1, '2027-01-05 10:01:00.123456+00', '2027-01-05 10:01:00.123456+00'),
	(2, 'flag2', '2027-01-05 10:02:00.123456+00', 2, '2027-01-05 10:02:00.123456+00', '2027-01-05 10:02:00.123456+00'),
	(3, 'flag3', '2027-01-05 10:03:00.123456+00', 3, NULL, NULL);


--
-- Data for Name: inbox; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.inbox VALUES
	(1, 'Äö “quoted” ''single'' \ 🌾 
body1', '2027-01-05 10:01:00.123456+00', '2027-01-05 10:01:00.123456+00', 1, true),
	(2, 'Äö “quoted” ''single'' \ 🌾 
body2', '2027-01-05 10:02:00.123456+00', '2027-01-05 10:02:00.123456+00', 2, false),
	(3, NULL, '2027-01-05 10:03:00.123456+00', NULL, 3, false),
	(875481167, NULL, '2026-11-28 13:27:09.465148+00', '2026-11-28 13:27:09.47487+00', 0, false),
	(875481168, NULL, '2026-11-28 13:27:09.465148+00', '2026-11-28 13:27:09.477106+00', 0, false),
	(875481169, NULL, '2026-11-28 13:27:09.465148+00', '2026-11-28 13:27:09.48307+00', 0, false),
	(875481170, NULL, '2026-11-28 13:27:09.465148+00', '2026-11-28 13:27:09.484098+00', 0, false),
	(875481171, NULL, '2026-11-28 13:27:09.465148+00', '2026-11-28 13:27:09.48485+00', 0, false),
	(875481172, NULL, '2026-11-28 13:27:09.465148+00', '2026-11-28 13:27:09.485226+00', 0, false),
	(875481173, NULL, '2026-11-28 13:27:09.465148+00', '2026-11-28 13:27:09.48562+00', 0, false),
	(875481174, NULL, '2026-11-28 13:27:09.465148+00', '2026-11-28 13:27:09.485961+00', 0, false),
	(875481175, NULL, '2026-11-28 13:27:09.465148+00', '2026-11-28 13:27:09.487124+00', 0, false),
	(875481176, NULL, '2026-11-28 13:27:29.488998+00', '2026-11-28 13:27:29.512212+00', 0, false),
	(875481177, NULL, '2026-11-28 13:27:50.556832+00', '2026-11-28 13:27:50.593706+00', 0, false),
	(875481178, NULL, '2026-11-28 13:28:10.600322+00', '2026-11-28 13:28:10.605681+00', 0, false),
	(875481179, NULL, '2026-11-28 13:28:30.607256+00', '2026-11-28 13:28:30.62496+00', 0, false),
	(875481180, NULL, '2026-11-28 13:28:50.657925+00', '2026-11-28 13:28:50.677999+00', 0, false),
	(875481181, NULL, '2026-11-28 13:29:10.781269+00', '2026-11-28 13:29:10.78786+00', 0, false),
	(875481182, NULL, '2026-11-28 13:29:30.789414+00', '2026-11-28 13:29:30.794785+00', 0, false),
	(875481183, NULL, '2026-11-28 13:29:50.801942+00', '2026-11-28 13:29:50.811246+00', 0, false),
	(875481184, NULL, '2026-11-28 13:30:10.813138+00', '2026-11-28 13:30:10.826112+00', 0, false),
	(875481185, NULL, '2026-11-28 13:30:30.827867+00', '2026-11-28 13:30:30.836193+00', 0, false),
	(875481186, NULL, '2026-11-28 13:30:50.838439+00', '2026-11-28 13:30:51.248758+00', 0, false),
	(875481187, NULL, '2026-11-28 13:31:11.257488+00', '2026-11-28 13:31:11.273187+00', 0, false),
	(875481188, NULL, '2026-11-28 13:31:31.309175+00', '2026-11-28 13:31:31.312793+00', 0, false),
	(875481189, NULL, '2026-11-28 13:31:31.309175+00', '2026-11-28 13:31:31.313788+00', 0, false),
	(875481190, NULL, '2026-11-28 13:31:31.309175+00', '2026-11-28 13:31:31.315168+00', 0, false),
	(875481191, NULL, '2026-11-28 13:31:31.309175+00', '2026-11-28 13:31:31.315898+00', 0, false),
	(875481192, NULL, '2026-11-28 13:31:31.309175+00', '2026-11-28 13:31:31.316559+00', 0, false),
	(875481193, NULL, '2026-11-28 13:31:31.309175+00', '2026-11-28 13:31:31.316974+00', 0, false),
	(875481194, NULL, '2026-11-28 13:31:31.309175+00', '2026-11-28 13:31:31.317335+00', 0, false),
	(875481195, NULL, '2026-11-28 13:31:31.309175+00', '2026-11-28 13:31:31.318066+00', 0, false),
	(875481196, NULL, '2026-11-28 13:31:51.319451+00', '2026-11-28 13:31:51.328158+00', 0, false),
	(875481197, NULL, '2026-11-28 13:32:12.331198+00', '2026-11-28 13:32:12.33882+00', 0, false),
	(875481198, NULL, '2026-11-28 13:32:32.344719+00', '2026-11-28 13:32:32.349229+00', 0, false),
	(875481199, NULL, '2026-11-28 13:32:52.350749+00', '2026-11-28 13:32:52.365637+00', 0, false),
	(875481200, NULL, '2026-11-28 13:33:12.398659+00', '2026-11-28 13:33:12.41151+00', 0, false),
	(875481201, NULL, '2026-11-28 13:33:32.521196+00', '2026-11-28 13:33:32.527056+00', 0, false),
	(875481202, NULL, '2026-11-28 13:33:52.528452+00', '2026-11-28 13:33:52.537195+00', 0, false),
	(875481203, NULL, '2026-11-28 13:34:12.539096+00', '2026-11-28 13:34:12.549509+00', 0, false),
	(875481204, NULL, '2026-11-28 13:34:32.551623+00', '2026-11-28 13:34:32.562158+00', 0, false),
	(875481205, NULL, '2026-11-28 13:34:52.564237+00', '2026-11-28 13:34:52.581678+00', 0, false),
	(875481206, NULL, '2026-11-28 13:35:12.59315+00', '2026-11-28 13:35:12.59606+00', 0, false),
	(875481207, NULL, '2026-11-28 13:35:12.59315+00', '2026-11-28 13:35:12.597015+00', 0, false),
	(875481208, NULL, '2026-11-28 13:35:12.59315+00', '2026-11-28 13:35:12.598389+00', 0, false),
	(875481209, NULL, '2026-11-28 13:35:12.59315+00', '2026-11-28 13:35:12.599035+00', 0, false),
	(875481210, NULL, '2026-11-28 13:35:12.59315+00', '2026-11-28 13:35:12.621523+00', 0, false),
	(875481211, NULL, '2026-11-28 13:35:12.59315+00', '2026-11-28 13:35:12.622137+00', 0, false),
	(875481212, NULL, '2026-11-28 13:35:12.59315+00', '2026-11-28 13:35:12.62255+00', 0, false),
	(875481213, NULL, '2026-11-28 13:35:12.59315+00', '2026-11-28 13:35:12.627699+00', 0, false),
	(875481214, NULL, '2026-11-28 13:35:32.629843+00', '2026-11-28 13:35:32.642472+00', 0, false),
	(875481215, NULL, '2026-11-28 13:35:53.643088+00', '2026-11-28 13:35:53.66393+00', 0, false),
	(875481216, NULL, '2026-11-28 13:36:13.667831+00', '2026-11-28 13:36:13.674865+00', 0, false),
	(875481217, NULL, '2026-11-28 13:36:33.679722+00', '2026-11-28 13:36:33.701131+00', 0, false),
	(875481218, NULL, '2026-11-28 13:36:53.729656+00', '2026-11-28 13:36:53.745776+00', 0, false),
	(875481219, NULL, '2026-11-28 13:37:13.866118+00', '2026-11-28 13:37:13.877598+00', 0, false),
	(875481220, NULL, '2026-11-28 13:37:33.883466+00', '2026-11-28 13:37:33.905097+00', 0, false),
	(875481221, NULL, '2026-11-28 13:37:53.907085+00', '2026-11-28 13:37:53.930866+00', 0, false),
	(875481222, NULL, '2026-11-28 13:38:13.942242+00', '2026-11-28 13:38:13.973535+00', 0, false),
	(875481223, NULL, '2026-11-28 13:38:33.980647+00', '2026-11-28 13:38:34.006541+00', 0, false),
	(875481224, NULL, '2026-11-28 13:38:54.017676+00', '2026-11-28 13:38:54.056714+00', 0, false),
	(875481225, NULL, '2026-11-28 13:39:14.090416+00', '2026-11-28 13:39:14.111019+00', 0, false),
	(875481226, NULL, '2026-11-28 13:39:34.150713+00', '2026-11-28 13:39:34.193828+00', 0, false),
	(875481227, NULL, '2026-11-28 13:39:54.275865+00', '2026-11-28 13:39:54.298516+00', 0, false),
	(875481228, NULL, '2026-11-28 13:40:14.320512+00', '2026-11-28 13:40:14.333052+00', 0, false),
	(875481229, NULL, '2026-11-28 13:40:14.320512+00', '2026-11-28 13:40:14.336743+00', 0, false),
	(875481230, NULL, '2026-11-28 13:40:14.320512+00', '2026-11-28 13:40:14.340781+00', 0, false),
	(875481231, NULL, '2026-11-28 13:40:14.320512+00', '2026-11-28 13:40:14.341463+00', 0, false),
	(875481232, NULL, '2026-11-28 13:40:14.320512+00', '2026-11-28 13:40:14.342104+00', 0, false),
	(875481233, NULL, '2026-11-28 13:40:14.320512+00', '2026-11-28 13:40:14.34247+00', 0, false),
	(875481234, NULL, '2026-11-28 13:40:14.320512+00', '2026-11-28 13:40:14.342819+00', 0, false),
	(875481235, NULL, '2026-11-28 13:40:14.320512+00', '2026-11-28 13:40:14.351669+00', 0, false),
	(875481236, NULL, '2026-11-28 13:40:34.35345+00', '2026-11-28 13:40:34.398797+00', 0, false),
	(875481237, NULL, '2026-11-28 13:40:55.400094+00', '2026-11-28 13:40:55.404864+00', 0, false),
	(875481238, NULL, '2026-11-28 13:41:15.406558+00', '2026-11-28 13:41:15.43611+00', 0, false),
	(875481239, NULL, '2026-11-28 13:41:35.438206+00', '2026-11-28 13:41:35.457592+00', 0, false),
	(875481240, NULL, '2026-11-28 13:41:55.459306+00', '2026-11-28 13:41:55.471725+00', 0, false),
	(875481241, NULL, '2026-11-28 13:42:15.473736+00', '2026-11-28 13:42:15.490497+00', 0, false),
	(875481242, NULL, '2026-11-28 13:42:35.521615+00', '2026-11-28 13:42:35.555265+00', 0, false),
	(875481243, NULL, '2026-11-28 13:42:55.665218+00', '2026-11-28 13:42:55.680914+00', 0, false),
	(875481244, NULL, '2026-11-28 13:43:15.682874+00', '2026-11-28 13:43:15.701771+00', 0, false),
	(875481245, NULL, '2026-11-28 13:43:35.709178+00', '2026-11-28 13:43:35.729198+00', 0, false),
	(875481246, NULL, '2026-11-28 13:43:55.735549+00', '2026-11-28 13:43:55.751943+00', 0, false),
	(875481247, NULL, '2026-11-28 13:44:15.754607+00', '2026-11-28 13:44:15.783694+00', 0, false),
	(875481248, NULL, '2026-11-28 13:44:35.794127+00', '2026-11-28 13:44:35.820065+00', 0, false),
	(875481249, NULL, '2026-11-28 13:44:55.857904+00', '2026-11-28 13:44:55.875817+00', 0, false),
	(875481250, NULL, '2026-11-28 13:45:15.878+00', '2026-11-28 13:45:15.892717+00', 0, false),
	(875481251, NULL, '2026-11-28 13:45:35.894958+00', '2026-11-28 13:45:35.92021+00', 0, false),
	(875481252, NULL, '2026-11-28 13:45:55.980156+00', '2026-11-28 13:45:55.989248+00', 0, false),
	(875481253, NULL, '2026-11-28 13:46:15.991393+00', '2026-11-28 13:46:16.014989+00', 0, false),
	(875481254, NULL, '2026-11-28 13:46:36.072259+00', '2026-11-28 13:46:36.206558+00', 0, false),
	(875481255, NULL, '2026-11-28 13:46:56.217513+00', '2026-11-28 13:46:56.23564+00', 0, false),
	(875481256, NULL, '2026-11-28 13:47:16.238074+00', '2026-11-28 13:47:16.260691+00', 0, false),
	(875481257, NULL, '2026-11-28 13:47:36.262824+00', '2026-11-28 13:47:36.27854+00', 0, false),
	(875481258, NULL, '2026-11-28 13:47:56.285211+00', '2026-11-28 13:47:56.30527+00', 0, false),
	(875481259, NULL, '2026-11-28 13:48:16.31196+00', '2026-11-28 13:48:16.323675+00', 0, false),
	(875481260, NULL, '2026-11-28 13:48:36.325612+00', '2026-11-28 13:48:36.34317+00', 0, false),
	(875481261, NULL, '2026-11-28 13:48:56.357741+00', '2026-11-28 13:48:56.369955+00', 0, false),
	(875481262, NULL, '2026-11-28 13:49:16.373116+00', '2026-11-28 13:49:16.39012+00', 0, false),
	(875481263, NULL, '2026-11-28 13:49:36.393648+00', '2026-11-28 13:49:36.430515+00', 0, false);


--
-- Data for Name: introduction_rounds; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.introduction_rounds VALUES
	('mont1', '2027-01-05 10:01:00.123456+00', 1, 1),
	('mont2', '2027-01-05 10:02:00.123456+00', 2, 2),
	('mont3', '2027-01-05 10:03:00.123456+00', 3, 3);


--
-- Data for Name: introduction_sides; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.introduction_sides VALUES
	(1, 1, 1, 1, 'answ1', '2027-01-05 10:01:00.123456+00', 'outc1', '2027-01-05 10:01:00.123456+00'),
	(2, 2, 2, 2, 'answ2', '2027-01-05 10:02:00.123456+00', 'outc2', '2027-01-05 10:02:00.123456+00'),
	(3, 3, 3, 3, NULL, NULL, NULL, NULL);


--
-- Data for Name: introductions; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.introductions VALUES
	(1, 'mont1', '2027-01-05 10:01:00.123456+00', '2027-01-05 10:01:00.123456+00', '2027-01-05 10:01:00.123456+00'),
	(2, 'mont2', '2027-01-05 10:02:00.123456+00', '2027-01-05 10:02:00.123456+00', '2027-01-05 10:02:00.123456+00'),
	(3, 'mont3', '2027-01-05 10:03:00.123456+00', NULL, NULL);


--
-- Data for Name: joint_answers; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.joint_answers VALUES
	(1, 1, 1, 'answ1', 1, '2027-01-05 10:01:00.123456+00'),
	(2, 2, 2, 'answ2', 2, '2027-01-05 10:02:00.123456+00'),
	(3, 3, 3, 'answ3', 3, '2027-01-05 10:03:00.123456+00');


--
-- Data for Name: joint_companies; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.joint_companies VALUES
	(1, 1),
	(2, 2),
	(3, 3);


--
-- Data for Name: joint_groups; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.joint_groups VALUES
	(1, 1),
	(2, 2),
	(3, 3);


--
-- Data for Name: joint_meetings; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.joint_meetings VALUES
	(1, 'titl1', '2027-01-05 10:01:00.123456+00', 'plac1', 'zone1', 1, 'stat1', 'reas1', 1, 1, '2027-01-05 10:01:00.123456+00', '2027-01-05 10:01:00.123456+00', '2027-01-05 10:01:00.123456+00', true, 1, 'word1', '2027-01-05 10:01:00.123456+00', '2027-01-05 10:01:00.123456+00'),
	(2, 'titl2', '2027-01-05 10:02:00.123456+00', 'plac2', 'zone2', 2, 'stat2', 'reas2', 2, 2, '2027-01-05 10:02:00.123456+00', '2027-01-05 10:02:00.123456+00', '2027-01-05 10:02:00.123456+00', false, 2, 'word2', '2027-01-05 10:02:00.123456+00', '2027-01-05 10:02:00.123456+00'),
	(3, NULL, NULL, NULL, 'zone3', NULL, 'stat3', NULL, 3, 3, '2027-01-05 10:03:00.123456+00', NULL, '2027-01-05 10:03:00.123456+00', NULL, NULL, NULL, NULL, NULL);


--
-- Data for Name: kept; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.kept VALUES
	('heard-at', '2026-11-28T13:49:36.394501+00:00'),
	('name1', 'Äö “quoted” ''single'' \ 🌾 
value1'),
	('name2', 'Äö “quoted” ''single'' \ 🌾 
value2'),
	('name3', 'Äö “quoted” ''single'' \ 🌾 
value3'),
	('pace', '{"groups": {"-1002400000001": [20.384122133255005], "-1002400000002": [20.31477999687195], "-1002400000003": [20.27799105644226], "-1002400000004": [20.242006063461304]}, "held": {}, "unknown": [], "whole": true, "at": "2026-11-28T13:49:56.805616+00:00"}'),
	('port', '33921'),
	('search-words', '[2446, null]');


--
-- Data for Name: mail_addresses; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.mail_addresses VALUES
	(1, 'addr1', '2027-01-05 10:01:00.123456+00', '2027-01-05 10:01:00.123456+00', true, '2027-01-05 10:01:00.123456+00', 'code1', '2027-01-05 10:01:00.123456+00', 1),
	(2, 'addr2', '2027-01-05 10:02:00.123456+00', '2027-01-05 10:02:00.123456+00', false, '2027-01-05 10:02:00.123456+00', 'code2', '2027-01-05 10:02:00.123456+00', 2),
	(3, 'addr3', '2027-01-05 10:03:00.123456+00', NULL, false, NULL, NULL, NULL, 3);


--
-- Data for Name: mail_replies; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.mail_replies VALUES
	(1, 1, 'mess1', '2027-01-05 10:01:00.123456+00', 'outc1', 1),
	(2, 2, 'mess2', '2027-01-05 10:02:00.123456+00', 'outc2', 2),
	(3, 3, 'mess3', '2027-01-05 10:03:00.123456+00', 'outc3', 3);


--
-- Data for Name: mails; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.mails VALUES
	(1, 'key1', 1, 'kind1', 'addr1', 'subj1', 'Äö “quoted” ''single'' \ 🌾 
body1', 'toke1', 1, '2027-01-05 10:01:00.123456+00', '2027-01-05 10:01:00.123456+00', 'stat1', 1, 'note1'),
	(2, 'key2', 2, 'kind2', 'addr2', 'subj2', 'Äö “quoted” ''single'' \ 🌾 
body2', 'toke2', 2, '2027-01-05 10:02:00.123456+00', '2027-01-05 10:02:00.123456+00', 'stat2', 2, 'note2'),
	(3, 'key3', 3, 'kind3', 'addr3', 'subj3', 'Äö “quoted” ''single'' \ 🌾 
body3', 'toke3', 3, '2027-01-05 10:03:00.123456+00', '2027-01-05 10:03:00.123456+00', 'stat3', 3, NULL);


--
-- Data for Name: meetings; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.meetings VALUES
	(1, 3, 3, 7, NULL, '2026-12-14 13:00:00+00', 'Niemelän Porotila, Porotie 3', 'planned', NULL, '1e0457e1a7f3cbb48d1eca7b', 0, '2026-11-28 13:39:34.15271+00', '2026-12-14T15:00', NULL),
	(2, 2, 2, 2, 'them2', '2027-01-05 10:02:00.123456+00', 'plac2', 'stat2', 'reas2', 'uid2', 2, '2027-01-05 10:02:00.123456+00', 'wall2', 2),
	(3, 3, 3, 3, NULL, '2027-01-05 10:03:00.123456+00', NULL, 'stat3', NULL, 'uid3', 3, '2027-01-05 10:03:00.123456+00', NULL, NULL);


--
-- Data for Name: member_asks; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.member_asks VALUES
	(1, 1, 1, '2027-01-05 10:01:00.123456+00', 'answ1'),
	(2, 2, 2, '2027-01-05 10:02:00.123456+00', 'answ2'),
	(3, 3, 3, '2027-01-05 10:03:00.123456+00', NULL);


--
-- Data for Name: memberships; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.memberships VALUES
	(1, 2, 1, 1, '2026-11-28 13:28:30.611032+00', NULL, NULL),
	(2, 3, 1, 2, '2026-11-28 13:28:50.658839+00', NULL, NULL),
	(3, 4, 1, 3, '2026-11-28 13:29:10.782433+00', NULL, NULL),
	(4, 5, 1, 1, '2026-11-28 13:29:30.790366+00', NULL, NULL),
	(5, 7, 2, 4, '2026-11-28 13:32:52.354133+00', NULL, NULL),
	(6, 8, 2, 5, '2026-11-28 13:33:12.399761+00', NULL, NULL),
	(7, 9, 2, 6, '2026-11-28 13:33:32.522391+00', NULL, NULL),
	(8, 10, 3, 7, '2026-11-28 13:36:33.681058+00', NULL, NULL),
	(9, 11, 3, 8, '2026-11-28 13:36:53.730564+00', NULL, NULL),
	(10, 12, 3, 9, '2026-11-28 13:37:13.87258+00', NULL, NULL),
	(11, 14, 4, 10, '2026-11-28 13:42:15.474478+00', NULL, NULL),
	(12, 15, 4, 11, '2026-11-28 13:42:35.522506+00', NULL, NULL),
	(13, 16, 4, 12, '2026-11-28 13:42:55.666782+00', NULL, NULL);


--
-- Data for Name: memory; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.memory VALUES
	(1, 'question', 1, 1, 2, 'fi', '#1', 'Miten hinnoittelette pienet keikat, joista ei kehtaa laskuttaa koko tuntia?', -1002400000001, 26, '2026-11-28 13:30:50.87578+00', 2446),
	(2, 'answer', 1, 1, 3, 'fi', '#1', 'Meillä on pienin laskutettava työ puoli tuntia, ja se lukee tarjouksessa. Kukaan ei ole valittanut.', -1002400000001, 27, '2026-11-28 13:31:11.2616+00', 2446),
	(3, 'question', 2, 2, 7, 'sv', '#1', 'Vilket kassasystem använder ni? Vårt slutar fungera vid årsskiftet.', -1002400000002, 23, '2026-11-28 13:34:52.573807+00', 2446),
	(4, 'question', 3, 3, 10, 'fi', '#1', 'Kuka tekee teillä kirjanpidon, ja mitä se maksaa kuussa?', -1002400000003, 23, '2026-11-28 13:38:33.990459+00', 2446),
	(5, 'answer', 2, 3, 11, 'fi', '#1', 'Meillä tilitoimisto Rovaniemeltä, 180 euroa kuussa. Kuitit lähetän puhelimella.', -1002400000003, 24, '2026-11-28 13:38:54.024984+00', 2446),
	(6, 'question', 4, 4, 14, 'en', '#1', 'Has anyone let their customers book online? Was it worth it?', -1002400000004, 23, '2026-11-28 13:44:15.768895+00', 2446),
	(7, 'answer', 3, 4, 15, 'en', '#1', 'We did, in March. About a third of the bookings now come after closing time.', -1002400000004, 24, '2026-11-28 13:44:35.800546+00', 2446),
	(8, 'digest', 1, NULL, 6, 'sv', 'Tre sätt att sätta pris', 'Fråga vad arbetet är värt för kunden, inte bara vad det kostar dig. Företag som ger tre alternativ säljer oftare det mellersta.

Kolme tapaa hinnoitella
Kysy, minkä arvoinen työ on asiakkaalle, älä vain mitä se maksaa sinulle. Kun tarjoat kolme vaihtoehtoa, keskimmäinen myy useimmin.

Three ways to set a price
Ask what the work is worth to the customer, not only what it costs you. Offer three choices, and the middle one sells most often.', NULL, NULL, '2026-11-28 13:49:56.572106+00', 2446);


--
-- Data for Name: memory_places; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.memory_places VALUES
	(1, 1, 1, 1517),
	(1, 1, 2, 1517),
	(1, 2, 3, 1566),
	(1, 3, 4, 1583),
	(1, 3, 5, 1517),
	(1, 4, 6, 1566),
	(1, 4, 7, 1549),
	(2, 1, 1, 1158),
	(2, 2, 2, 2),
	(3, 1, 1, 1158),
	(3, 3, 3, 3),
	(4, 1, 1, 1158),
	(5, 1, 1, 1158),
	(6, 1, 1, 1158),
	(7, 1, 1, 1158),
	(8, 1, 1, 1158),
	(9, 1, 1, 1158),
	(9, 1, 2, 1158),
	(10, 1, 2, 1158),
	(11, 1, 2, 1158),
	(12, 1, 2, 1158),
	(13, 1, 2, 1158),
	(14, 1, 2, 1158),
	(15, 0, 8, 696),
	(15, 1, 2, 1158),
	(16, 1, 2, 1158),
	(17, 2, 3, 1215),
	(18, 2, 3, 1215),
	(19, 2, 3, 1215),
	(20, 2, 3, 1215),
	(21, 2, 3, 1215),
	(22, 3, 4, 1236),
	(23, 3, 4, 1236),
	(23, 3, 5, 1158),
	(24, 0, 8, 696),
	(24, 3, 4, 1236),
	(25, 3, 4, 1236),
	(26, 3, 5, 1158),
	(27, 3, 5, 1158),
	(28, 3, 5, 1158),
	(29, 3, 5, 1158),
	(30, 3, 5, 1158),
	(31, 3, 5, 1158),
	(32, 3, 5, 1158),
	(33, 4, 6, 1215),
	(34, 4, 6, 1215),
	(35, 4, 6, 1215),
	(36, 4, 6, 1215),
	(37, 0, 8, 696),
	(37, 4, 6, 1215),
	(38, 4, 7, 1196),
	(39, 4, 7, 1196),
	(40, 4, 7, 1196),
	(41, 4, 7, 1196),
	(42, 4, 7, 1196),
	(43, 4, 7, 1196),
	(44, 0, 8, 696),
	(45, 0, 8, 696),
	(46, 0, 8, 696),
	(47, 0, 8, 696),
	(48, 0, 8, 696),
	(49, 0, 8, 696),
	(50, 0, 8, 696),
	(51, 0, 8, 696),
	(52, 0, 8, 696),
	(53, 0, 8, 696),
	(54, 0, 8, 696),
	(55, 0, 8, 696),
	(56, 0, 8, 696),
	(57, 0, 8, 1058),
	(58, 0, 8, 696),
	(59, 0, 8, 696),
	(60, 0, 8, 696),
	(61, 0, 8, 696),
	(62, 0, 8, 696),
	(63, 0, 8, 696),
	(64, 0, 8, 696),
	(65, 0, 8, 696),
	(66, 0, 8, 696),
	(67, 0, 8, 696),
	(68, 0, 8, 696),
	(69, 0, 8, 696),
	(70, 0, 8, 1058),
	(71, 0, 8, 696),
	(72, 0, 8, 696),
	(73, 0, 8, 696),
	(74, 0, 8, 1058),
	(75, 0, 8, 1058),
	(76, 0, 8, 696),
	(77, 0, 8, 696),
	(78, 0, 8, 1058),
	(79, 0, 8, 1279),
	(80, 0, 8, 696),
	(81, 0, 8, 696),
	(82, 0, 8, 696),
	(83, 0, 8, 696),
	(84, 0, 8, 696),
	(85, 0, 8, 696);


--
-- Data for Name: memory_roots; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.memory_roots VALUES
	('1', 1, 4),
	('180', 26, 4),
	('alternativ', 44, 4),
	('använd', 17, 2),
	('använda', 17, 3),
	('använder', 17, 4),
	('arbet', 45, 2),
	('arbete', 45, 3),
	('arbetet', 45, 4),
	('arvoin', 46, 2),
	('arvoinen', 46, 4),
	('asiak', 47, 2),
	('asiakas', 47, 3),
	('asiakkaalle', 47, 4),
	('ask', 48, 4),
	('aska', 48, 3),
	('book', 33, 4),
	('book', 38, 2),
	('booking', 38, 3),
	('bookings', 38, 4),
	('choic', 49, 2),
	('choice', 49, 3),
	('choices', 49, 4),
	('close', 39, 2),
	('closing', 39, 4),
	('come', 40, 4),
	('cost', 50, 3),
	('costs', 50, 4),
	('custom', 34, 2),
	('custom', 51, 2),
	('customer', 34, 3),
	('customer', 51, 4),
	('customers', 34, 4),
	('ehto', 81, 1),
	('ei', 85, 3),
	('euro', 27, 3),
	('euroa', 27, 4),
	('fråg', 52, 2),
	('fråga', 52, 4),
	('funger', 18, 2),
	('fungera', 18, 4),
	('företag', 53, 4),
	('ge', 54, 3),
	('ger', 54, 4),
	('hinnoit', 2, 2),
	('hinnoit', 55, 2),
	('hinnoitella', 2, 3),
	('hinnoitella', 55, 4),
	('hinnoittelet', 2, 2),
	('hinnoittelette', 2, 4),
	('jois', 3, 2),
	('joista', 3, 4),
	('joka', 3, 3),
	('kass', 19, 1),
	('kassasystem', 19, 4),
	('kehd', 4, 2),
	('kehdata', 4, 3),
	('keht', 4, 2),
	('kehtaa', 4, 4),
	('keik', 5, 2),
	('keika', 5, 2),
	('keikat', 5, 4),
	('keikka', 5, 3),
	('keskimmäin', 56, 2),
	('keskimmäinen', 56, 4),
	('kirja', 22, 1),
	('kirjanpido', 22, 2),
	('kirjanpidon', 22, 4),
	('kirjanpito', 22, 3),
	('koko', 6, 4),
	('kolm', 57, 3),
	('kolme', 57, 4),
	('kost', 58, 2),
	('kosta', 58, 3),
	('kostar', 58, 4),
	('kuit', 28, 2),
	('kuiti', 28, 2),
	('kuitit', 28, 4),
	('kuitti', 28, 3),
	('kund', 59, 3),
	('kunden', 59, 4),
	('kuu', 23, 3),
	('kuus', 23, 2),
	('kuussa', 23, 4),
	('kysy', 60, 4),
	('kysyä', 60, 3),
	('laskut', 7, 2),
	('laskut', 10, 2),
	('laskutettav', 10, 2),
	('laskutettava', 10, 4),
	('laskuttaa', 7, 4),
	('laskuttaa', 10, 3),
	('let', 35, 4),
	('leta', 35, 3),
	('luke', 11, 2),
	('lukea', 11, 3),
	('lukee', 11, 4),
	('lähet', 29, 2),
	('lähettää', 29, 3),
	('lähetän', 29, 4);
INSERT INTO public.memory_roots VALUES
	('maks', 24, 2),
	('maksaa', 24, 4),
	('march', 41, 4),
	('mellerst', 61, 2),
	('mellersta', 61, 4),
	('middl', 62, 2),
	('middle', 62, 4),
	('most', 63, 4),
	('myy', 64, 4),
	('myydä', 64, 3),
	('niemi', 31, 1),
	('offer', 65, 4),
	('ofta', 66, 3),
	('oftare', 66, 4),
	('often', 67, 4),
	('one', 68, 4),
	('onlin', 36, 2),
	('online', 36, 4),
	('pien', 12, 2),
	('piene', 8, 2),
	('pienet', 8, 4),
	('pieni', 8, 3),
	('pienin', 12, 4),
	('pito', 22, 1),
	('price', 69, 4),
	('pris', 70, 4),
	('prisa', 70, 3),
	('puhel', 30, 2),
	('puhelim', 30, 2),
	('puhelimella', 30, 4),
	('puhelin', 30, 3),
	('puoli', 13, 4),
	('root1', 1, 1),
	('root2', 2, 2),
	('root3', 3, 3),
	('rova', 31, 1),
	('rovaniem', 31, 2),
	('rovaniemeltä', 31, 4),
	('rovaniemi', 31, 3),
	('sell', 71, 3),
	('sells', 71, 4),
	('set', 72, 4),
	('sinä', 15, 3),
	('slut', 20, 2),
	('sluta', 20, 3),
	('slutar', 20, 4),
	('system', 19, 1),
	('sälj', 73, 2),
	('sälja', 73, 3),
	('säljer', 73, 4),
	('sätt', 74, 4),
	('sätt', 75, 2),
	('sätta', 75, 4),
	('tapa', 76, 3),
	('tapaa', 76, 4),
	('tarj', 77, 2),
	('tarjoa', 77, 2),
	('tarjoat', 77, 4),
	('tarjota', 77, 3),
	('tarjouks', 14, 2),
	('tarjouksessa', 14, 4),
	('tarjous', 14, 3),
	('tehd', 25, 2),
	('tehdä', 25, 3),
	('teke', 25, 2),
	('tekee', 25, 4),
	('third', 42, 4),
	('three', 78, 4),
	('tili', 32, 1),
	('tilitoimisto', 32, 4),
	('tima', 43, 3),
	('time', 43, 4),
	('toimisto', 32, 1),
	('tre', 79, 4),
	('tunt', 9, 2),
	('tunti', 9, 3),
	('tuntia', 9, 4),
	('työ', 15, 4),
	('useim', 80, 2),
	('useimmin', 80, 4),
	('usein', 80, 3),
	('vaihto', 81, 1),
	('vaihtoehto', 81, 3),
	('vaihtoehtoa', 81, 4),
	('valit', 16, 2),
	('valittaa', 16, 3),
	('valittanu', 16, 2),
	('valittanut', 16, 4),
	('värd', 82, 3),
	('värt', 82, 4),
	('way', 83, 3),
	('ways', 83, 4),
	('work', 84, 4),
	('worth', 37, 4),
	('älä', 85, 4),
	('årsskift', 21, 2),
	('årsskifte', 21, 3),
	('årsskiftet', 21, 4);


--
-- Data for Name: memory_slips; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.memory_slips VALUES
	('abete', 'arbete'),
	('aerna', 'alternativ'),
	('aetta', 'lähettää'),
	('aheta', 'lähettää'),
	('ahett', 'lähettää'),
	('ahetta', 'lähettää'),
	('ahtoe', 'vaihtoehto'),
	('ahtta', 'lähettää'),
	('aiakas', 'asiakas'),
	('aihoe', 'vaihtoehto'),
	('aihte', 'vaihtoehto'),
	('aihto', 'vaihto'),
	('aihto', 'vaihtoehto'),
	('aihtoe', 'vaihtoehto'),
	('aitoe', 'vaihtoehto'),
	('aitta', 'valittaa'),
	('aka', 'aska'),
	('aks', 'maks'),
	('aksaa', 'maksaa'),
	('akutt', 'laskuttaa'),
	('alena', 'alternativ'),
	('slip1', 'root1'),
	('slip2', 'root2'),
	('slip3', 'root3');


--
-- Data for Name: memory_words; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.memory_words VALUES
	(1, '1'),
	(2, 'hinnoittelette'),
	(3, 'joista'),
	(4, 'kehtaa'),
	(5, 'keikat'),
	(6, 'koko'),
	(7, 'laskuttaa'),
	(8, 'pienet'),
	(9, 'tuntia'),
	(10, 'laskutettava'),
	(11, 'lukee'),
	(12, 'pienin'),
	(13, 'puoli'),
	(14, 'tarjouksessa'),
	(15, 'työ'),
	(16, 'valittanut'),
	(17, 'använder'),
	(18, 'fungera'),
	(19, 'kassasystem'),
	(20, 'slutar'),
	(21, 'årsskiftet'),
	(22, 'kirjanpidon'),
	(23, 'kuussa'),
	(24, 'maksaa'),
	(25, 'tekee'),
	(26, '180'),
	(27, 'euroa'),
	(28, 'kuitit'),
	(29, 'lähetän'),
	(30, 'puhelimella'),
	(31, 'rovaniemeltä'),
	(32, 'tilitoimisto'),
	(33, 'book'),
	(34, 'customers'),
	(35, 'let'),
	(36, 'online'),
	(37, 'worth'),
	(38, 'bookings'),
	(39, 'closing'),
	(40, 'come'),
	(41, 'march'),
	(42, 'third'),
	(43, 'time'),
	(44, 'alternativ'),
	(45, 'arbetet'),
	(46, 'arvoinen'),
	(47, 'asiakkaalle'),
	(48, 'ask'),
	(49, 'choices'),
	(50, 'costs'),
	(51, 'customer'),
	(52, 'fråga'),
	(53, 'företag'),
	(54, 'ger'),
	(55, 'hinnoitella'),
	(56, 'keskimmäinen'),
	(57, 'kolme'),
	(58, 'kostar'),
	(59, 'kunden'),
	(60, 'kysy'),
	(61, 'mellersta'),
	(62, 'middle'),
	(63, 'most'),
	(64, 'myy'),
	(65, 'offer'),
	(66, 'oftare'),
	(67, 'often'),
	(68, 'one'),
	(69, 'price'),
	(70, 'pris'),
	(71, 'sells'),
	(72, 'set'),
	(73, 'säljer'),
	(74, 'sätt'),
	(75, 'sätta'),
	(76, 'tapaa'),
	(77, 'tarjoat'),
	(78, 'three'),
	(79, 'tre'),
	(80, 'useimmin'),
	(81, 'vaihtoehtoa'),
	(82, 'värt'),
	(83, 'ways'),
	(84, 'work'),
	(85, 'älä');


--
-- Data for Name: newcomers; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.newcomers VALUES
	(1, 1, 'stat1', 'step1', 'comp1', 'plac1', 'regi1', 'trad1', 'seek1', 'own_1', 'own_1', 'intr1', '[{"\u00e4": 1}, null, "x"]', 1, '[{"\u00e4": 1}, null, "x"]', 1, 'reas1', '2027-01-05 10:01:00.123456+00', '2027-01-05 10:01:00.123456+00'),
	(2, 2, 'stat2', 'step2', 'comp2', 'plac2', 'regi2', 'trad2', 'seek2', 'own_2', 'own_2', 'intr2', 'null', 2, 'null', 2, 'reas2', '2027-01-05 10:02:00.123456+00', '2027-01-05 10:02:00.123456+00'),
	(3, 3, 'stat3', 'step3', NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, '[{"\u00e4": 3}, null, "x"]', 3, '[{"\u00e4": 3}, null, "x"]', 3, NULL, '2027-01-05 10:03:00.123456+00', '2027-01-05 10:03:00.123456+00');


--
-- Data for Name: outbox; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.outbox VALUES
	(1, 'hello:1:2026-11-28T13:27:09.466675+00:00', 'hello', -1002400000001, 1, NULL, '{"new": true}', '2026-11-28 13:27:09.466675+00', '2026-11-28 13:27:09.466675+00', NULL, 'delivered', 1, false, 9, NULL, 1, 0),
	(2, 'turn-offer:1', 'turn-offer', -1002400000001, 1, NULL, '{"turn": 1, "because": "first", "before": null, "withdrawn": null, "answers": 14}', '2026-11-28 13:28:50.658839+00', '2026-11-28 13:28:50.658839+00', NULL, 'delivered', 1, false, 16, NULL, 1, 0),
	(3, 'turn-offer:1:5100000004', 'turn-offer', 5100000004, 1, 2, '{"turn": 1}', '2026-11-28 13:28:50.658839+00', '2026-11-28 13:28:50.658839+00', NULL, 'delivered', 1, false, 5, NULL, 1, 0),
	(4, 'question:1', 'question', -1002400000001, 1, NULL, '{"question": 1, "topic": null, "answers": 25}', '2026-11-28 13:30:50.87578+00', '2026-11-28 13:30:50.87578+00', NULL, 'delivered', 1, false, 26, NULL, 0, 0),
	(5, 'question-answered:1', 'question-answered', 5100000004, 1, 2, '{"answer": 1}', '2026-11-28 13:31:11.265361+00', '2026-11-28 13:31:11.265361+00', NULL, 'delivered', 1, false, 6, NULL, 0, 0),
	(6, 'hello:2:2026-11-28T13:31:31.309900+00:00', 'hello', -1002400000002, 2, NULL, '{"new": true}', '2026-11-28 13:31:31.3099+00', '2026-11-28 13:31:31.3099+00', NULL, 'delivered', 1, false, 8, NULL, 1, 0),
	(7, 'turn-offer:2', 'turn-offer', -1002400000002, 2, NULL, '{"turn": 2, "because": "first", "before": null, "withdrawn": null, "answers": 13}', '2026-11-28 13:33:12.399761+00', '2026-11-28 13:33:12.399761+00', NULL, 'delivered', 1, false, 15, NULL, 1, 0),
	(8, 'turn-offer:2:5100000008', 'turn-offer', 5100000008, 2, 7, '{"turn": 2}', '2026-11-28 13:33:12.399761+00', '2026-11-28 13:33:12.399761+00', NULL, 'delivered', 1, false, 11, NULL, 1, 0),
	(9, 'question:2', 'question', -1002400000002, 2, NULL, '{"question": 2, "topic": null, "answers": 22}', '2026-11-28 13:34:52.573807+00', '2026-11-28 13:34:52.573807+00', NULL, 'delivered', 1, false, 23, NULL, 0, 0),
	(10, 'hello:3:2026-11-28T13:35:12.593684+00:00', 'hello', -1002400000003, 3, NULL, '{"new": true}', '2026-11-28 13:35:12.593684+00', '2026-11-28 13:35:12.593684+00', NULL, 'delivered', 1, false, 8, NULL, 1, 0),
	(11, 'turn-offer:3', 'turn-offer', -1002400000003, 3, NULL, '{"turn": 3, "because": "first", "before": null, "withdrawn": null, "answers": 13}', '2026-11-28 13:36:53.730564+00', '2026-11-28 13:36:53.730564+00', NULL, 'delivered', 1, false, 15, NULL, 1, 0),
	(12, 'turn-offer:3:5100000011', 'turn-offer', 5100000011, 3, 10, '{"turn": 3}', '2026-11-28 13:36:53.730564+00', '2026-11-28 13:36:53.730564+00', NULL, 'delivered', 1, false, 16, NULL, 1, 0),
	(13, 'question:3', 'question', -1002400000003, 3, NULL, '{"question": 3, "topic": null, "answers": 22}', '2026-11-28 13:38:33.990459+00', '2026-11-28 13:38:33.990459+00', NULL, 'delivered', 1, false, 23, NULL, 0, 0),
	(14, 'question-answered:2', 'question-answered', 5100000011, 3, 10, '{"answer": 2}', '2026-11-28 13:38:54.033993+00', '2026-11-28 13:38:54.033993+00', NULL, 'delivered', 1, false, 17, NULL, 0, 0),
	(15, 'meeting:1:0', 'meeting-set', -1002400000003, 3, NULL, '{"meeting": 1, "sequence": 0, "moved_from": null, "instead": null, "by_default": false, "answers": 25}', '2026-11-28 13:39:34.15271+00', '2026-11-28 13:39:34.15271+00', NULL, 'delivered', 1, false, 26, NULL, 1, 0),
	(16, 'hello:4:2026-11-28T13:40:14.321482+00:00', 'hello', -1002400000004, 4, NULL, '{"new": true}', '2026-11-28 13:40:14.321482+00', '2026-11-28 13:40:14.321482+00', NULL, 'delivered', 1, false, 8, NULL, 1, 0),
	(17, 'turn-offer:4', 'turn-offer', -1002400000004, 4, NULL, '{"turn": 4, "because": "first", "before": null, "withdrawn": null, "answers": 13}', '2026-11-28 13:42:35.522506+00', '2026-11-28 13:42:35.522506+00', NULL, 'delivered', 1, false, 15, NULL, 1, 0),
	(18, 'turn-offer:4:5100000014', 'turn-offer', 5100000014, 4, 14, '{"turn": 4}', '2026-11-28 13:42:35.522506+00', '2026-11-28 13:42:35.522506+00', NULL, 'delivered', 1, false, 22, NULL, 1, 0),
	(19, 'question:4', 'question', -1002400000004, 4, NULL, '{"question": 4, "topic": null, "answers": 22}', '2026-11-28 13:44:15.768895+00', '2026-11-28 13:44:15.768895+00', NULL, 'delivered', 1, false, 23, NULL, 0, 0),
	(20, 'question-answered:3', 'question-answered', 5100000014, 4, 14, '{"answer": 3}', '2026-11-28 13:44:35.807589+00', '2026-11-28 13:44:35.807589+00', NULL, 'delivered', 1, false, 23, NULL, 0, 0),
	(21, 'role-taken:1', 'role-taken', 5100000001, NULL, 13, '{"taker": 1, "role": "adviser"}', '2026-11-28 13:45:35.908712+00', '2026-11-28 13:45:35.908712+00', NULL, 'delivered', 1, false, 31, NULL, 1, 0),
	(22, 'role-taken:2', 'role-taken', 5100000001, NULL, 13, '{"taker": 6, "role": "researcher"}', '2026-11-28 13:46:16.008495+00', '2026-11-28 13:46:16.008495+00', NULL, 'delivered', 1, false, 37, NULL, 1, 0),
	(23, 'digest:1:1', 'digest', -1002400000001, 1, NULL, '{"digest": 1}', '2026-11-28 13:49:36.408357+00', '2026-11-28 13:49:36.408357+00', NULL, 'delivered', 1, false, 28, NULL, 2, 0),
	(24, 'digest:1:2', 'digest', -1002400000002, 2, NULL, '{"digest": 1}', '2026-11-28 13:49:36.408357+00', '2026-11-28 13:49:36.408357+00', NULL, 'delivered', 1, false, 24, NULL, 2, 0),
	(25, 'digest:1:3', 'digest', -1002400000003, 3, NULL, '{"digest": 1}', '2026-11-28 13:49:36.408357+00', '2026-11-28 13:49:36.408357+00', NULL, 'delivered', 1, false, 27, NULL, 2, 0),
	(26, 'digest:1:4', 'digest', -1002400000004, 4, NULL, '{"digest": 1}', '2026-11-28 13:49:36.408357+00', '2026-11-28 13:49:36.408357+00', NULL, 'delivered', 1, false, 25, NULL, 2, 0);


--
-- Data for Name: page_links; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.page_links VALUES
	(1, 1, 'page1', 'toke1', 'brow1', '2027-01-05 10:01:00.123456+00', '2027-01-05 10:01:00.123456+00', '2027-01-05 10:01:00.123456+00', '2027-01-05 10:01:00.123456+00'),
	(2, 2, 'page2', 'toke2', 'brow2', '2027-01-05 10:02:00.123456+00', '2027-01-05 10:02:00.123456+00', '2027-01-05 10:02:00.123456+00', '2027-01-05 10:02:00.123456+00'),
	(3, 3, 'page3', 'toke3', NULL, '2027-01-05 10:03:00.123456+00', '2027-01-05 10:03:00.123456+00', NULL, NULL);


--
-- Data for Name: people; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.people VALUES
	(1, 5100000002, 'Antti Mäkinen', NULL, 'fi', true, true),
	(2, 5100000004, 'Aino Kemppainen', NULL, 'fi', true, true),
	(3, 5100000005, 'Veikko Heikkinen', NULL, 'fi', true, true),
	(4, 5100000006, 'Helmi Karjalainen', NULL, 'fi', false, true),
	(5, 5100000007, 'Onni Moilanen', NULL, 'fi', false, true),
	(6, 5100000003, 'Sofia Lindqvist', NULL, 'sv', true, true),
	(7, 5100000008, 'Maja Nyström', NULL, 'sv', true, true),
	(8, 5100000009, 'Erik Holm', NULL, 'sv', true, true),
	(9, 5100000010, 'Elsa Backman', NULL, 'sv', false, true),
	(10, 5100000011, 'Aila Niemelä', NULL, 'fi', true, true),
	(11, 5100000012, 'Jouni Aikio', NULL, 'fi', true, true),
	(12, 5100000013, 'Reetta Kallio', NULL, 'fi', false, true),
	(13, 5100000001, 'Kerttu Korhonen', NULL, 'fi', true, true),
	(14, 5100000014, 'Ben Carter', NULL, 'en', true, true),
	(15, 5100000015, 'Priya Nair', NULL, 'en', true, true),
	(16, 5100000016, 'Tom Hill', NULL, 'en', false, true);


--
-- Data for Name: poll_answers; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.poll_answers VALUES
	('poll1', 1, '[{"\u00e4": 1}, null, "x"]', 1, '2027-01-05 10:01:00.123456+00'),
	('poll2', 2, 'null', 2, '2027-01-05 10:02:00.123456+00'),
	('poll3', 3, '[{"\u00e4": 3}, null, "x"]', 3, '2027-01-05 10:03:00.123456+00');


--
-- Data for Name: polls; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.polls VALUES
	(1, 'tele1', 'kind1', 1, 1, 1, 1, '[{"\u00e4": 1}, null, "x"]', 'stat1', '2027-01-05 10:01:00.123456+00', '2027-01-05 10:01:00.123456+00', true, NULL),
	(2, 'tele2', 'kind2', 2, 2, 2, 2, 'null', 'stat2', '2027-01-05 10:02:00.123456+00', '2027-01-05 10:02:00.123456+00', false, NULL),
	(3, 'tele3', 'kind3', 3, 3, 3, NULL, '[{"\u00e4": 3}, null, "x"]', 'stat3', NULL, NULL, false, NULL);


--
-- Data for Name: privacy_notices; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.privacy_notices VALUES
	(1, '2026-11', '2026-11-28 13:45:35.901875+00', NULL),
	(1, 'vers1', '2027-01-05 10:01:00.123456+00', '2027-01-05 10:01:00.123456+00'),
	(2, '2026-11', '2026-11-28 13:27:50.579155+00', NULL),
	(2, 'vers2', '2027-01-05 10:02:00.123456+00', '2027-01-05 10:02:00.123456+00'),
	(3, '2026-11', '2026-11-28 13:28:10.602638+00', NULL),
	(3, 'vers3', '2027-01-05 10:03:00.123456+00', NULL),
	(6, '2026-11', '2026-11-28 13:46:15.997668+00', NULL),
	(7, '2026-11', '2026-11-28 13:32:12.336191+00', NULL),
	(8, '2026-11', '2026-11-28 13:32:32.346866+00', NULL),
	(10, '2026-11', '2026-11-28 13:35:53.657113+00', NULL),
	(11, '2026-11', '2026-11-28 13:36:13.671391+00', NULL),
	(13, '2026-11', '2026-11-28 13:44:55.866415+00', NULL),
	(14, '2026-11', '2026-11-28 13:41:35.445035+00', NULL),
	(15, '2026-11', '2026-11-28 13:41:55.461367+00', NULL);


--
-- Data for Name: profile_asks; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.profile_asks VALUES
	(1, 1, 1, 'fiel1', '2027-01-05 10:01:00.123456+00', '2027-01-05 10:01:00.123456+00', '2027-01-05 10:01:00.123456+00'),
	(2, 2, 2, 'fiel2', '2027-01-05 10:02:00.123456+00', '2027-01-05 10:02:00.123456+00', '2027-01-05 10:02:00.123456+00'),
	(3, 3, 3, 'fiel3', '2027-01-05 10:03:00.123456+00', NULL, NULL);


--
-- Data for Name: profiles; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.profiles VALUES
	(1, 'busi1', 'lega1', 'head1', 'trad1', 't', 'muni1', 1, 'offe1', 'seek1', '[{"\u00e4": 1}, null, "x"]', true, true, '2027-01-05 10:01:00.123456+00'),
	(2, 'busi2', 'lega2', 'head2', 'trad2', 't', 'muni2', 2, 'offe2', 'seek2', 'null', false, false, '2027-01-05 10:02:00.123456+00'),
	(3, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, '[{"\u00e4": 3}, null, "x"]', false, false, '2027-01-05 10:03:00.123456+00');


--
-- Data for Name: promises; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.promises VALUES
	(1, 1, 1, 1, 'Äö “quoted” ''single'' \ 🌾 
text1', '2027-01-05 10:01:00.123456+00', 1, 1, '2027-01-05 10:01:00.123456+00', 'outc1', '2027-01-05 10:01:00.123456+00', 'word1'),
	(2, 2, 2, 2, 'Äö “quoted” ''single'' \ 🌾 
text2', '2027-01-05 10:02:00.123456+00', 2, 2, '2027-01-05 10:02:00.123456+00', 'outc2', '2027-01-05 10:02:00.123456+00', 'word2'),
	(3, 3, 3, 3, NULL, '2027-01-05 10:03:00.123456+00', NULL, NULL, NULL, NULL, NULL, NULL);


--
-- Data for Name: question_carries; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.question_carries VALUES
	(1, 1),
	(2, 2),
	(3, 3);


--
-- Data for Name: question_echoes; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.question_echoes VALUES
	(1, 1),
	(2, 2),
	(3, 3);


--
-- Data for Name: question_quotas; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.question_quotas VALUES
	('tag1', 'day1', 1),
	('tag2', 'day2', 2),
	('tag3', 'day3', 3);


--
-- Data for Name: questions; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.questions VALUES
	(1, 1, 1, 'Miten hinnoittelette pienet keikat, joista ei kehtaa laskuttaa koko tuntia?', 2, NULL, 'open', '2026-11-28 13:30:50.87578+00', NULL, NULL, -1002400000001, 25, NULL, NULL, false),
	(2, 2, 1, 'Vilket kassasystem använder ni? Vårt slutar fungera vid årsskiftet.', 7, NULL, 'open', '2026-11-28 13:34:52.573807+00', NULL, NULL, -1002400000002, 22, NULL, NULL, false),
	(3, 3, 1, 'Kuka tekee teillä kirjanpidon, ja mitä se maksaa kuussa?', 10, NULL, 'open', '2026-11-28 13:38:33.990459+00', NULL, NULL, -1002400000003, 22, NULL, NULL, false),
	(4, 4, 1, 'Has anyone let their customers book online? Was it worth it?', 14, NULL, 'open', '2026-11-28 13:44:15.768895+00', NULL, NULL, -1002400000004, 22, NULL, NULL, false);


--
-- Data for Name: ratings; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.ratings VALUES
	(1, 'mark1', 1),
	(2, 'mark2', 2),
	(3, 'mark3', 3);


--
-- Data for Name: recruiting_events; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.recruiting_events VALUES
	(1, 'joined', 2, NULL, NULL, 'Kainuu', 1, NULL, '2026-11-28 13:28:30.611032+00'),
	(2, 'joined', 3, NULL, NULL, 'Kainuu', 1, NULL, '2026-11-28 13:28:50.658839+00'),
	(3, 'joined', 4, NULL, NULL, 'Kainuu', 1, NULL, '2026-11-28 13:29:10.782433+00'),
	(4, 'joined', 5, NULL, NULL, 'Kainuu', 1, NULL, '2026-11-28 13:29:30.790366+00'),
	(5, 'joined', 7, NULL, NULL, 'Österbotten', 2, NULL, '2026-11-28 13:32:52.354133+00'),
	(6, 'joined', 8, NULL, NULL, 'Österbotten', 2, NULL, '2026-11-28 13:33:12.399761+00'),
	(7, 'joined', 9, NULL, NULL, 'Österbotten', 2, NULL, '2026-11-28 13:33:32.522391+00'),
	(8, 'joined', 10, NULL, NULL, 'Lappi', 3, NULL, '2026-11-28 13:36:33.681058+00'),
	(9, 'joined', 11, NULL, NULL, 'Lappi', 3, NULL, '2026-11-28 13:36:53.730564+00'),
	(10, 'joined', 12, NULL, NULL, 'Lappi', 3, NULL, '2026-11-28 13:37:13.87258+00'),
	(11, 'joined', 14, NULL, NULL, 'North Ostrobothnia', 4, NULL, '2026-11-28 13:42:15.474478+00'),
	(12, 'joined', 15, NULL, NULL, 'North Ostrobothnia', 4, NULL, '2026-11-28 13:42:35.522506+00'),
	(13, 'joined', 16, NULL, NULL, 'North Ostrobothnia', 4, NULL, '2026-11-28 13:42:55.666782+00');


--
-- Data for Name: recruiting_links; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.recruiting_links VALUES
	(1, 'toke1', 'plac1', 1, 'regi1', 'sour1', 'sour1', 1, '2027-01-05 10:01:00.123456+00', 1, '2027-01-05 10:01:00.123456+00', 'chat1'),
	(2, 'toke2', 'plac2', 2, 'regi2', 'sour2', 'sour2', 2, '2027-01-05 10:02:00.123456+00', 2, '2027-01-05 10:02:00.123456+00', 'chat2'),
	(3, 'toke3', 'plac3', 3, NULL, 'sour3', 'sour3', 3, '2027-01-05 10:03:00.123456+00', 3, NULL, NULL);


--
-- Data for Name: region_changes; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.region_changes VALUES
	(1, 1, 'Kainuu', '2026-11-28 13:27:29.493734+00', NULL, 1),
	(2, 2, 'Österbotten', '2026-11-28 13:31:51.321492+00', NULL, 6),
	(3, 3, 'Lappi', '2026-11-28 13:35:32.632132+00', NULL, 1),
	(4, 4, 'North Ostrobothnia', '2026-11-28 13:40:34.370561+00', NULL, 13);


--
-- Data for Name: region_links; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.region_links VALUES
	(1, 'toke1', 1, 1, '2027-01-05 10:01:00.123456+00', '2027-01-05 10:01:00.123456+00', 1, 1, '2027-01-05 10:01:00.123456+00', 1, '2027-01-05 10:01:00.123456+00'),
	(2, 'toke2', 2, 2, '2027-01-05 10:02:00.123456+00', '2027-01-05 10:02:00.123456+00', 2, 2, '2027-01-05 10:02:00.123456+00', 2, '2027-01-05 10:02:00.123456+00'),
	(3, 'toke3', 3, 3, '2027-01-05 10:03:00.123456+00', '2027-01-05 10:03:00.123456+00', 3, 3, NULL, 3, NULL);


--
-- Data for Name: region_texts; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.region_texts VALUES
	(1, 1, 'key1', 'la', 'text1', 'prop1', 1, '2027-01-05 10:01:00.123456+00'),
	(2, 2, 'key2', 'la', 'text2', 'prop2', 2, '2027-01-05 10:02:00.123456+00'),
	(3, 3, 'key3', 'la', NULL, NULL, 3, '2027-01-05 10:03:00.123456+00');


--
-- Data for Name: regions; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.regions VALUES
	(1, 'Kainuu', 'kainuu', NULL, 'fi', 'Europe/Helsinki', '2026-11-28 13:27:29.493734+00', 1, '{}', NULL, NULL),
	(2, 'Österbotten', 'österbotten', NULL, 'sv', 'Europe/Helsinki', '2026-11-28 13:31:51.321492+00', 6, '{}', NULL, NULL),
	(3, 'Lappi', 'lappi', NULL, 'fi', 'Europe/Helsinki', '2026-11-28 13:35:32.632132+00', 1, '{}', NULL, NULL),
	(4, 'North Ostrobothnia', 'north ostrobothnia', NULL, 'fi', 'Europe/Helsinki', '2026-11-28 13:40:34.370561+00', 13, '{}', NULL, NULL);


--
-- Data for Name: report_files; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.report_files VALUES
	(1, 'kind1', '\xc3a43100ff', '2027-01-05 10:01:00.123456+00'),
	(2, 'kind2', '\xc3a43200ff', '2027-01-05 10:02:00.123456+00'),
	(3, 'kind3', '\xc3a43300ff', '2027-01-05 10:03:00.123456+00');


--
-- Data for Name: report_settings; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.report_settings VALUES
	(1, 'prog1', 'code1', '2027-01-01', '2027-01-01', 'unit1', '2027-01-05 10:01:00.123456+00', 1),
	(2, 'prog2', 'code2', '2027-01-02', '2027-01-02', 'unit2', '2027-01-05 10:02:00.123456+00', 2),
	(3, 'prog3', 'code3', '2027-01-03', '2027-01-03', 'unit3', '2027-01-05 10:03:00.123456+00', 3);


--
-- Data for Name: reports; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.reports VALUES
	(1, 'what1', 'numb1', 'stat1', 1, 'la', '2027-01-05 10:01:00.123456+00', '2027-01-05 10:01:00.123456+00', '2027-01-01', '2027-01-01', '2027-01-01', true, 'regi1', 1, 'salt1', 1, 1, '[{"\u00e4": 1}, null, "x"]', 'seal1', '[{"\u00e4": 1}, null, "x"]', '[{"\u00e4": 1}, null, "x"]', '[{"\u00e4": 1}, null, "x"]', '[{"\u00e4": 1}, null, "x"]'),
	(2, 'what2', 'numb2', 'stat2', 2, 'la', '2027-01-05 10:02:00.123456+00', '2027-01-05 10:02:00.123456+00', '2027-01-02', '2027-01-02', '2027-01-02', false, 'regi2', 2, 'salt2', 2, 2, 'null', 'seal2', 'null', 'null', 'null', 'null'),
	(3, 'what3', NULL, 'stat3', 3, 'la', '2027-01-05 10:03:00.123456+00', NULL, '2027-01-03', '2027-01-03', '2027-01-03', false, NULL, 3, 'salt3', 3, 3, 'null', NULL, 'null', 'null', 'null', 'null');


--
-- Data for Name: research_consents; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.research_consents VALUES
	(1, 1, 'said1', '2027-01-05 10:01:00.123456+00', 'word1'),
	(2, 2, 'said2', '2027-01-05 10:02:00.123456+00', 'word2'),
	(3, 3, 'said3', '2027-01-05 10:03:00.123456+00', 'word3');


--
-- Data for Name: reviews; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.reviews VALUES
	(1, 'rati1', '[{"\u00e4": 1}, null, "x"]', '2027-01-05 10:01:00.123456+00', '2027-01-05 10:01:00.123456+00', '[{"\u00e4": 1}, null, "x"]'),
	(2, 'rati2', 'null', '2027-01-05 10:02:00.123456+00', '2027-01-05 10:02:00.123456+00', 'null'),
	(3, NULL, 'null', '2027-01-05 10:03:00.123456+00', NULL, 'null');


--
-- Data for Name: role_links; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.role_links VALUES
	(1, 'ddav0IuR-hB7aDfxNKuD', 'adviser', '["Kainuu"]', 5100000001, '2026-11-28 13:45:15.883743+00', '2026-12-05 13:45:15.883743+00', 1, '2026-11-28 13:45:35.908712+00', NULL, NULL),
	(2, 'Rld32uSZvVghqs8AZwBZ', 'researcher', NULL, 5100000001, '2026-11-28 13:45:55.981743+00', '2026-12-05 13:45:55.981743+00', 6, '2026-11-28 13:46:16.008495+00', NULL, NULL),
	(3, 'toke3', 'role3', 'null', 3, '2027-01-05 10:03:00.123456+00', '2027-01-05 10:03:00.123456+00', 3, NULL, NULL, NULL);


--
-- Data for Name: roles; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.roles VALUES
	(1, 1, 'adviser', '["Kainuu"]', 5100000001, '2026-11-28 13:45:35.908712+00', NULL, NULL),
	(2, 6, 'researcher', 'null', 5100000001, '2026-11-28 13:46:16.008495+00', NULL, NULL),
	(3, 3, 'role3', 'null', NULL, '2027-01-05 10:03:00.123456+00', NULL, NULL);


--
-- Data for Name: rsvps; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.rsvps VALUES
	(1, 1, 'answ1', '2027-01-05 10:01:00.123456+00', '2027-01-05 10:01:00.123456+00'),
	(1, 11, 'going', '2026-11-28 13:39:54.27791+00', '2026-12-14 13:00:00+00'),
	(2, 2, 'answ2', '2027-01-05 10:02:00.123456+00', '2027-01-05 10:02:00.123456+00'),
	(3, 3, 'answ3', '2027-01-05 10:03:00.123456+00', NULL);


--
-- Data for Name: set_aside; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.set_aside VALUES
	(1, 1, 'kind1', 'erro1', 'Äö “quoted” ''single'' \ 🌾 
shape1', 'tag1', '2027-01-05 10:01:00.123456+00'),
	(2, 2, 'kind2', 'erro2', 'Äö “quoted” ''single'' \ 🌾 
shape2', 'tag2', '2027-01-05 10:02:00.123456+00'),
	(3, NULL, 'kind3', 'erro3', 'Äö “quoted” ''single'' \ 🌾 
shape3', NULL, '2027-01-05 10:03:00.123456+00');


--
-- Data for Name: source_items; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.source_items VALUES
	(1, 1, 'mark1', 'Äö “quoted” ''single'' \ 🌾 
title1', 'Äö “quoted” ''single'' \ 🌾 
summary1', 'link1', 'la', '2027-01-05 10:01:00.123456+00', '2027-01-05 10:01:00.123456+00', 1),
	(2, 2, 'mark2', 'Äö “quoted” ''single'' \ 🌾 
title2', 'Äö “quoted” ''single'' \ 🌾 
summary2', 'link2', 'la', '2027-01-05 10:02:00.123456+00', '2027-01-05 10:02:00.123456+00', 2),
	(3, 3, 'mark3', 'Äö “quoted” ''single'' \ 🌾 
title3', 'Äö “quoted” ''single'' \ 🌾 
summary3', NULL, NULL, '2027-01-05 10:03:00.123456+00', NULL, 3);


--
-- Data for Name: sources; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.sources VALUES
	(1, 1, 'url1', 'titl1', true, '2027-01-05 10:01:00.123456+00', '2027-01-05 10:01:00.123456+00', '2027-01-05 10:01:00.123456+00', 'etag1', 'last1', true, 1, '2027-01-05 10:01:00.123456+00', 'prob1'),
	(2, 2, 'url2', 'titl2', false, '2027-01-05 10:02:00.123456+00', '2027-01-05 10:02:00.123456+00', '2027-01-05 10:02:00.123456+00', 'etag2', 'last2', false, 2, '2027-01-05 10:02:00.123456+00', 'prob2'),
	(3, 3, 'url3', 'titl3', false, '2027-01-05 10:03:00.123456+00', NULL, NULL, NULL, NULL, false, 3, NULL, NULL);


--
-- Data for Name: stays; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.stays VALUES
	(1, 1, '2026-11-28 13:28:30.611032+00', NULL, NULL),
	(2, 2, '2026-11-28 13:28:50.658839+00', NULL, NULL),
	(3, 3, '2026-11-28 13:29:10.782433+00', NULL, NULL),
	(4, 4, '2026-11-28 13:32:52.354133+00', NULL, NULL),
	(5, 5, '2026-11-28 13:33:12.399761+00', NULL, NULL),
	(6, 6, '2026-11-28 13:33:32.522391+00', NULL, NULL),
	(7, 7, '2026-11-28 13:36:33.681058+00', NULL, NULL),
	(8, 8, '2026-11-28 13:36:53.730564+00', NULL, NULL),
	(9, 9, '2026-11-28 13:37:13.87258+00', NULL, NULL),
	(10, 10, '2026-11-28 13:42:15.474478+00', NULL, NULL),
	(11, 11, '2026-11-28 13:42:35.522506+00', NULL, NULL),
	(12, 12, '2026-11-28 13:42:55.666782+00', NULL, NULL);


--
-- Data for Name: surveys; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.surveys VALUES
	(1, 1, 1, 'kind1', 1, '2027-01-05 10:01:00.123456+00', '2027-01-05 10:01:00.123456+00', '2027-01-05 10:01:00.123456+00', '[{"\u00e4": 1}, null, "x"]', 'Äö “quoted” ''single'' \ 🌾 
words1', true),
	(2, 2, 2, 'kind2', 2, '2027-01-05 10:02:00.123456+00', '2027-01-05 10:02:00.123456+00', '2027-01-05 10:02:00.123456+00', 'null', 'Äö “quoted” ''single'' \ 🌾 
words2', false),
	(3, 3, 3, 'kind3', 3, '2027-01-05 10:03:00.123456+00', NULL, NULL, '[{"\u00e4": 3}, null, "x"]', NULL, NULL);


--
-- Data for Name: swaps; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.swaps VALUES
	(1, 1, 1, 1, 1, 'stat1', '2027-01-05 10:01:00.123456+00', '2027-01-05 10:01:00.123456+00'),
	(2, 2, 2, 2, 2, 'stat2', '2027-01-05 10:02:00.123456+00', '2027-01-05 10:02:00.123456+00'),
	(3, 3, 3, 3, 3, 'stat3', '2027-01-05 10:03:00.123456+00', NULL);


--
-- Data for Name: takeaways; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.takeaways VALUES
	(1, 1, 1, 'Äö “quoted” ''single'' \ 🌾 
text1', '2027-01-05 10:01:00.123456+00'),
	(2, 2, 2, 'Äö “quoted” ''single'' \ 🌾 
text2', '2027-01-05 10:02:00.123456+00'),
	(3, 3, 3, 'Äö “quoted” ''single'' \ 🌾 
text3', '2027-01-05 10:03:00.123456+00');


--
-- Data for Name: theme_supporters; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.theme_supporters VALUES
	(1, 1, 2, '2026-11-28 13:29:50.805908+00'),
	(2, 2, 3, '2026-11-28 13:30:10.822586+00'),
	(2, 3, 4, '2026-11-28 13:30:30.82953+00'),
	(3, 3, 3, '2027-01-05 10:03:00.123456+00'),
	(3, 4, 7, '2026-11-28 13:33:52.532253+00'),
	(4, 5, 8, '2026-11-28 13:34:12.541742+00'),
	(4, 6, 9, '2026-11-28 13:34:32.55281+00'),
	(5, 7, 10, '2026-11-28 13:37:33.88691+00'),
	(6, 8, 11, '2026-11-28 13:37:53.922159+00'),
	(6, 9, 12, '2026-11-28 13:38:13.948999+00'),
	(7, 10, 14, '2026-11-28 13:43:15.688976+00'),
	(8, 11, 15, '2026-11-28 13:43:35.72034+00'),
	(8, 12, 16, '2026-11-28 13:43:55.737195+00');


--
-- Data for Name: themes; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.themes VALUES
	(1, 1, 'Palvelujen hinnoittelu', 'open', 2, NULL, '2026-11-28 13:29:50.805349+00', NULL, NULL),
	(2, 1, 'Mistä seuraava työntekijä?', 'open', 3, NULL, '2026-11-28 13:30:10.822115+00', NULL, NULL),
	(3, 2, 'Prissättning av tjänster', 'open', 7, NULL, '2026-11-28 13:33:52.532033+00', NULL, NULL),
	(4, 2, 'Att sälja på nätet', 'open', 8, NULL, '2026-11-28 13:34:12.541479+00', NULL, NULL),
	(5, 3, 'Talven sesonki', 'open', 10, NULL, '2026-11-28 13:37:33.886463+00', NULL, NULL),
	(6, 3, 'Yhteinen verkkokauppa', 'open', 11, NULL, '2026-11-28 13:37:53.921886+00', NULL, NULL),
	(7, 4, 'First employee: what to know', 'open', 14, NULL, '2026-11-28 13:43:15.688622+00', NULL, NULL),
	(8, 4, 'Getting found on the map', 'open', 15, NULL, '2026-11-28 13:43:35.719698+00', NULL, NULL);


--
-- Data for Name: timers; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.timers VALUES
	(1, 'surveys:2026-11-30', 'surveys', NULL, 0, '2026-11-30 08:00:00+00', NULL, 'waiting', NULL, '{}'),
	(2, 'introductions:2026-12-02', 'introductions', NULL, 0, '2026-12-02 08:00:00+00', NULL, 'waiting', NULL, '{}'),
	(3, 'monday:2026-11-30', 'monday', NULL, 0, '2026-11-30 07:05:00+00', NULL, 'waiting', NULL, '{}'),
	(4, 'health:2026-11-30', 'health', NULL, 0, '2026-11-30 07:00:00+00', NULL, 'waiting', NULL, '{}'),
	(5, 'turn-nudge:1', 'turn-nudge', 1, 1, '2026-12-01 13:28:50.658839+00', '2026-12-03 13:28:50.658839+00', 'waiting', NULL, '{}'),
	(6, 'turn-escalate:1', 'turn-escalate', 1, 1, '2026-12-03 13:28:50.658839+00', '2026-12-05 13:28:50.658839+00', 'waiting', NULL, '{}'),
	(7, 'turn-hand-over:1', 'turn-hand-over', 1, 1, '2026-12-05 13:28:50.658839+00', NULL, 'waiting', NULL, '{}'),
	(8, 'question-nudge:1', 'question-nudge', 1, 1, '2026-11-30 13:30:50.87578+00', NULL, 'dropped', 'answered', '{}'),
	(9, 'question-call:1', 'question-call', 1, 1, '2026-12-02 13:30:50.87578+00', NULL, 'dropped', 'answered', '{}'),
	(10, 'turn-nudge:2', 'turn-nudge', 2, 2, '2026-12-01 13:33:12.399761+00', '2026-12-03 13:33:12.399761+00', 'waiting', NULL, '{}'),
	(11, 'turn-escalate:2', 'turn-escalate', 2, 2, '2026-12-03 13:33:12.399761+00', '2026-12-05 13:33:12.399761+00', 'waiting', NULL, '{}'),
	(12, 'turn-hand-over:2', 'turn-hand-over', 2, 2, '2026-12-05 13:33:12.399761+00', NULL, 'waiting', NULL, '{}'),
	(13, 'question-nudge:2', 'question-nudge', 2, 2, '2026-11-30 13:34:52.573807+00', NULL, 'waiting', NULL, '{}'),
	(14, 'question-call:2', 'question-call', 2, 2, '2026-12-02 13:34:52.573807+00', NULL, 'waiting', NULL, '{}'),
	(15, 'turn-nudge:3', 'turn-nudge', 3, 3, '2026-12-01 13:36:53.730564+00', '2026-12-03 13:36:53.730564+00', 'dropped', 'the company will host', '{}'),
	(16, 'turn-escalate:3', 'turn-escalate', 3, 3, '2026-12-03 13:36:53.730564+00', '2026-12-05 13:36:53.730564+00', 'dropped', 'the company will host', '{}'),
	(17, 'turn-hand-over:3', 'turn-hand-over', 3, 3, '2026-12-05 13:36:53.730564+00', NULL, 'dropped', 'the company will host', '{}'),
	(18, 'question-nudge:3', 'question-nudge', 3, 3, '2026-11-30 13:38:33.990459+00', NULL, 'dropped', 'answered', '{}'),
	(19, 'question-call:3', 'question-call', 3, 3, '2026-12-02 13:38:33.990459+00', NULL, 'dropped', 'answered', '{}'),
	(20, 'date-nudge:3:1795873154', 'date-nudge', 3, 3, '2026-11-30 13:39:14.09891+00', '2026-12-03 13:39:14.09891+00', 'dropped', 'the time is settled', '{}'),
	(21, 'date-call:3:1795873154', 'date-call', 3, 3, '2026-12-03 13:39:14.09891+00', '2026-12-05 13:39:14.09891+00', 'dropped', 'the time is settled', '{}'),
	(22, 'date-escalate:3:1795873154', 'date-escalate', 3, 3, '2026-12-05 13:39:14.09891+00', '2026-12-12 13:39:14.09891+00', 'dropped', 'the time is settled', '{}'),
	(23, 'date-hand-on:3:1795873154', 'date-hand-on', 3, 3, '2026-12-12 13:39:14.09891+00', NULL, 'dropped', 'the time is settled', '{}'),
	(24, 'reminder:1:2026-12-14T13:00:00+00:00:10080:-1002400000003', 'reminder', 3, 1, '2026-12-07 13:00:00+00', '2026-12-13 12:00:00+00', 'waiting', NULL, '{"minutes": 10080}'),
	(25, 'reminder:1:2026-12-14T13:00:00+00:00:1440:-1002400000003', 'reminder', 3, 1, '2026-12-13 13:00:00+00', '2026-12-14 10:00:00+00', 'waiting', NULL, '{"minutes": 1440}'),
	(26, 'reminder:1:2026-12-14T13:00:00+00:00:120:-1002400000003', 'reminder', 3, 1, '2026-12-14 11:00:00+00', '2026-12-14 13:00:00+00', 'waiting', NULL, '{"minutes": 120}'),
	(27, 'meeting-close:1:2026-12-14T13:00:00+00:00', 'meeting-close', 3, 1, '2026-12-14 15:00:00+00', NULL, 'waiting', NULL, '{}'),
	(28, 'ask-silent:1:2026-12-14T13:00:00+00:00:2026-12-11T13:00:00+00:00', 'ask-silent', 3, 1, '2026-12-11 13:00:00+00', '2026-12-14 01:00:00+00', 'waiting', NULL, '{}'),
	(29, 'ask-place:1:2026-12-14T13:00:00+00:00:2026-12-12T13:00:00+00:00', 'ask-place', 3, 1, '2026-12-12 13:00:00+00', '2026-12-13 13:00:00+00', 'waiting', NULL, '{}'),
	(30, 'checklist:1:2026-12-14T13:00:00+00:00:2026-12-13T13:00:00+00:00', 'checklist', 3, 1, '2026-12-13 13:00:00+00', '2026-12-14 10:00:00+00', 'waiting', NULL, '{}'),
	(31, 'promise-ask:1:2026-12-14T13:00:00+00:00:2026-12-12T13:00:00+00:00', 'promise-ask', 3, 1, '2026-12-12 13:00:00+00', '2026-12-14 10:00:00+00', 'waiting', NULL, '{}'),
	(32, 'guest-reminder:1:2026-12-14T13:00:00+00:00:2026-12-13T13:00:00+00:00', 'guest-reminder', 3, 1, '2026-12-13 13:00:00+00', '2026-12-14 13:00:00+00', 'waiting', NULL, '{}'),
	(33, 'guest-reminder:1:2026-12-14T13:00:00+00:00:2026-12-14T11:00:00+00:00', 'guest-reminder', 3, 1, '2026-12-14 11:00:00+00', '2026-12-14 13:00:00+00', 'waiting', NULL, '{}'),
	(34, 'turn-nudge:4', 'turn-nudge', 4, 4, '2026-12-01 13:42:35.522506+00', '2026-12-03 13:42:35.522506+00', 'waiting', NULL, '{}'),
	(35, 'turn-escalate:4', 'turn-escalate', 4, 4, '2026-12-03 13:42:35.522506+00', '2026-12-05 13:42:35.522506+00', 'waiting', NULL, '{}'),
	(36, 'turn-hand-over:4', 'turn-hand-over', 4, 4, '2026-12-05 13:42:35.522506+00', NULL, 'waiting', NULL, '{}'),
	(37, 'question-nudge:4', 'question-nudge', 4, 4, '2026-11-30 13:44:15.768895+00', NULL, 'dropped', 'answered', '{}'),
	(38, 'question-call:4', 'question-call', 4, 4, '2026-12-02 13:44:15.768895+00', NULL, 'dropped', 'answered', '{}'),
	(39, 'digest-fan-out:1:0:2026-11-28T13:49:36.394723+00:00', 'digest-fan-out', NULL, 1, '2026-11-28 13:49:36.394723+00', NULL, 'done', '4 groups, the last', '{}'),
	(40, 'digest-watch:1:2026-11-28T13:49:37.394723+00:00:0', 'digest-watch', NULL, 1, '2026-11-28 13:49:37.394723+00', NULL, 'done', '4 settled', '{}');


--
-- Data for Name: turns; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.turns VALUES
	(1, 1, 1, 1, 'offered', '2026-11-28 13:28:50.658839+00', NULL, NULL, 'first', NULL),
	(2, 2, 1, 4, 'offered', '2026-11-28 13:33:12.399761+00', NULL, NULL, 'first', NULL),
	(3, 3, 1, 7, 'accepted', '2026-11-28 13:36:53.730564+00', NULL, NULL, 'first', '2026-11-28 13:39:14.09891+00'),
	(4, 4, 1, 10, 'offered', '2026-11-28 13:42:35.522506+00', NULL, NULL, 'first', NULL);


--
-- Data for Name: weekly_readers; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.weekly_readers VALUES
	(1, '2027-01-05 10:01:00.123456+00'),
	(2, '2027-01-05 10:02:00.123456+00'),
	(3, '2027-01-05 10:03:00.123456+00');


--
-- Name: answers_id_seq; Type: SEQUENCE SET; Schema: public; Owner: -
--

SELECT pg_catalog.setval('public.answers_id_seq', 3, true);


--
-- Name: ballots_id_seq; Type: SEQUENCE SET; Schema: public; Owner: -
--

SELECT pg_catalog.setval('public.ballots_id_seq', 3, true);


--
-- Name: cards_id_seq; Type: SEQUENCE SET; Schema: public; Owner: -
--

SELECT pg_catalog.setval('public.cards_id_seq', 46, true);


--
-- Name: companies_id_seq; Type: SEQUENCE SET; Schema: public; Owner: -
--

SELECT pg_catalog.setval('public.companies_id_seq', 12, true);


--
-- Name: confirmation_changes_id_seq; Type: SEQUENCE SET; Schema: public; Owner: -
--

SELECT pg_catalog.setval('public.confirmation_changes_id_seq', 3, true);


--
-- Name: date_rounds_id_seq; Type: SEQUENCE SET; Schema: public; Owner: -
--

SELECT pg_catalog.setval('public.date_rounds_id_seq', 3, true);


--
-- Name: digest_deliveries_id_seq; Type: SEQUENCE SET; Schema: public; Owner: -
--

SELECT pg_catalog.setval('public.digest_deliveries_id_seq', 4, true);


--
-- Name: digest_questions_id_seq; Type: SEQUENCE SET; Schema: public; Owner: -
--

SELECT pg_catalog.setval('public.digest_questions_id_seq', 3, true);


--
-- Name: digest_reactions_id_seq; Type: SEQUENCE SET; Schema: public; Owner: -
--

SELECT pg_catalog.setval('public.digest_reactions_id_seq', 3, true);


--
-- Name: digests_id_seq; Type: SEQUENCE SET; Schema: public; Owner: -
--

SELECT pg_catalog.setval('public.digests_id_seq', 3, true);


--
-- Name: enterprise_moves_id_seq; Type: SEQUENCE SET; Schema: public; Owner: -
--

SELECT pg_catalog.setval('public.enterprise_moves_id_seq', 3, true);


--
-- Name: enterprises_id_seq; Type: SEQUENCE SET; Schema: public; Owner: -
--

SELECT pg_catalog.setval('public.enterprises_id_seq', 12, true);


--
-- Name: facilitators_id_seq; Type: SEQUENCE SET; Schema: public; Owner: -
--

SELECT pg_catalog.setval('public.facilitators_id_seq', 4, true);


--
-- Name: fading_id_seq; Type: SEQUENCE SET; Schema: public; Owner: -
--

SELECT pg_catalog.setval('public.fading_id_seq', 3, true);


--
-- Name: group_names_id_seq; Type: SEQUENCE SET; Schema: public; Owner: -
--

SELECT pg_catalog.setval('public.group_names_id_seq', 4, true);


--
-- Name: group_states_id_seq; Type: SEQUENCE SET; Schema: public; Owner: -
--

SELECT pg_catalog.setval('public.group_states_id_seq', 4, true);


--
-- Name: groups_id_seq; Type: SEQUENCE SET; Schema: public; Owner: -
--

SELECT pg_catalog.setval('public.groups_id_seq', 4, true);


--
-- Name: headcounts_id_seq; Type: SEQUENCE SET; Schema: public; Owner: -
--

SELECT pg_catalog.setval('public.headcounts_id_seq', 3, true);


--
-- Name: introductions_id_seq; Type: SEQUENCE SET; Schema: public; Owner: -
--

SELECT pg_catalog.setval('public.introductions_id_seq', 3, true);


--
-- Name: joint_meetings_id_seq; Type: SEQUENCE SET; Schema: public; Owner: -
--

SELECT pg_catalog.setval('public.joint_meetings_id_seq', 3, true);


--
-- Name: mail_replies_id_seq; Type: SEQUENCE SET; Schema: public; Owner: -
--

SELECT pg_catalog.setval('public.mail_replies_id_seq', 3, true);


--
-- Name: mails_id_seq; Type: SEQUENCE SET; Schema: public; Owner: -
--

SELECT pg_catalog.setval('public.mails_id_seq', 3, true);


--
-- Name: meetings_id_seq; Type: SEQUENCE SET; Schema: public; Owner: -
--

SELECT pg_catalog.setval('public.meetings_id_seq', 3, true);


--
-- Name: member_asks_id_seq; Type: SEQUENCE SET; Schema: public; Owner: -
--

SELECT pg_catalog.setval('public.member_asks_id_seq', 3, true);


--
-- Name: memberships_id_seq; Type: SEQUENCE SET; Schema: public; Owner: -
--

SELECT pg_catalog.setval('public.memberships_id_seq', 13, true);


--
-- Name: memory_id_seq; Type: SEQUENCE SET; Schema: public; Owner: -
--

SELECT pg_catalog.setval('public.memory_id_seq', 8, true);


--
-- Name: memory_words_id_seq; Type: SEQUENCE SET; Schema: public; Owner: -
--

SELECT pg_catalog.setval('public.memory_words_id_seq', 85, true);


--
-- Name: outbox_id_seq; Type: SEQUENCE SET; Schema: public; Owner: -
--

SELECT pg_catalog.setval('public.outbox_id_seq', 26, true);


--
-- Name: page_links_id_seq; Type: SEQUENCE SET; Schema: public; Owner: -
--

SELECT pg_catalog.setval('public.page_links_id_seq', 3, true);


--
-- Name: people_id_seq; Type: SEQUENCE SET; Schema: public; Owner: -
--

SELECT pg_catalog.setval('public.people_id_seq', 16, true);


--
-- Name: polls_id_seq; Type: SEQUENCE SET; Schema: public; Owner: -
--

SELECT pg_catalog.setval('public.polls_id_seq', 3, true);


--
-- Name: profile_asks_id_seq; Type: SEQUENCE SET; Schema: public; Owner: -
--

SELECT pg_catalog.setval('public.profile_asks_id_seq', 3, true);


--
-- Name: promises_id_seq; Type: SEQUENCE SET; Schema: public; Owner: -
--

SELECT pg_catalog.setval('public.promises_id_seq', 3, true);


--
-- Name: questions_id_seq; Type: SEQUENCE SET; Schema: public; Owner: -
--

SELECT pg_catalog.setval('public.questions_id_seq', 4, true);


--
-- Name: recruiting_events_id_seq; Type: SEQUENCE SET; Schema: public; Owner: -
--

SELECT pg_catalog.setval('public.recruiting_events_id_seq', 13, true);


--
-- Name: recruiting_links_id_seq; Type: SEQUENCE SET; Schema: public; Owner: -
--

SELECT pg_catalog.setval('public.recruiting_links_id_seq', 3, true);


--
-- Name: region_changes_id_seq; Type: SEQUENCE SET; Schema: public; Owner: -
--

SELECT pg_catalog.setval('public.region_changes_id_seq', 4, true);


--
-- Name: region_links_id_seq; Type: SEQUENCE SET; Schema: public; Owner: -
--

SELECT pg_catalog.setval('public.region_links_id_seq', 3, true);


--
-- Name: region_texts_id_seq; Type: SEQUENCE SET; Schema: public; Owner: -
--

SELECT pg_catalog.setval('public.region_texts_id_seq', 3, true);


--
-- Name: regions_id_seq; Type: SEQUENCE SET; Schema: public; Owner: -
--

SELECT pg_catalog.setval('public.regions_id_seq', 4, true);


--
-- Name: report_settings_id_seq; Type: SEQUENCE SET; Schema: public; Owner: -
--

SELECT pg_catalog.setval('public.report_settings_id_seq', 3, true);


--
-- Name: reports_id_seq; Type: SEQUENCE SET; Schema: public; Owner: -
--

SELECT pg_catalog.setval('public.reports_id_seq', 3, true);


--
-- Name: research_consents_id_seq; Type: SEQUENCE SET; Schema: public; Owner: -
--

SELECT pg_catalog.setval('public.research_consents_id_seq', 3, true);


--
-- Name: role_links_id_seq; Type: SEQUENCE SET; Schema: public; Owner: -
--

SELECT pg_catalog.setval('public.role_links_id_seq', 3, true);


--
-- Name: roles_id_seq; Type: SEQUENCE SET; Schema: public; Owner: -
--

SELECT pg_catalog.setval('public.roles_id_seq', 3, true);


--
-- Name: set_aside_id_seq; Type: SEQUENCE SET; Schema: public; Owner: -
--

SELECT pg_catalog.setval('public.set_aside_id_seq', 3, true);


--
-- Name: source_items_id_seq; Type: SEQUENCE SET; Schema: public; Owner: -
--

SELECT pg_catalog.setval('public.source_items_id_seq', 3, true);


--
-- Name: sources_id_seq; Type: SEQUENCE SET; Schema: public; Owner: -
--

SELECT pg_catalog.setval('public.sources_id_seq', 3, true);


--
-- Name: stays_id_seq; Type: SEQUENCE SET; Schema: public; Owner: -
--

SELECT pg_catalog.setval('public.stays_id_seq', 12, true);


--
-- Name: surveys_id_seq; Type: SEQUENCE SET; Schema: public; Owner: -
--

SELECT pg_catalog.setval('public.surveys_id_seq', 3, true);


--
-- Name: swaps_id_seq; Type: SEQUENCE SET; Schema: public; Owner: -
--

SELECT pg_catalog.setval('public.swaps_id_seq', 3, true);


--
-- Name: takeaways_id_seq; Type: SEQUENCE SET; Schema: public; Owner: -
--

SELECT pg_catalog.setval('public.takeaways_id_seq', 3, true);


--
-- Name: themes_id_seq; Type: SEQUENCE SET; Schema: public; Owner: -
--

SELECT pg_catalog.setval('public.themes_id_seq', 8, true);


--
-- Name: timers_id_seq; Type: SEQUENCE SET; Schema: public; Owner: -
--

SELECT pg_catalog.setval('public.timers_id_seq', 40, true);


--
-- Name: turns_id_seq; Type: SEQUENCE SET; Schema: public; Owner: -
--

SELECT pg_catalog.setval('public.turns_id_seq', 4, true);


--
-- Name: alembic_version alembic_version_pkc; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.alembic_version
    ADD CONSTRAINT alembic_version_pkc PRIMARY KEY (version_num);


--
-- Name: answer_marks pk_answer_marks; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.answer_marks
    ADD CONSTRAINT pk_answer_marks PRIMARY KEY (answer_id, person_id);


--
-- Name: answers pk_answers; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.answers
    ADD CONSTRAINT pk_answers PRIMARY KEY (id);


--
-- Name: attendance pk_attendance; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.attendance
    ADD CONSTRAINT pk_attendance PRIMARY KEY (meeting_id, company_id);


--
-- Name: ballots pk_ballots; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.ballots
    ADD CONSTRAINT pk_ballots PRIMARY KEY (id);


--
-- Name: calendar_copies pk_calendar_copies; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.calendar_copies
    ADD CONSTRAINT pk_calendar_copies PRIMARY KEY (meeting_id, chat_id);


--
-- Name: cards pk_cards; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.cards
    ADD CONSTRAINT pk_cards PRIMARY KEY (id);


--
-- Name: companies pk_companies; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.companies
    ADD CONSTRAINT pk_companies PRIMARY KEY (id);


--
-- Name: confidences pk_confidences; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.confidences
    ADD CONSTRAINT pk_confidences PRIMARY KEY (tag);


--
-- Name: confirmation_changes pk_confirmation_changes; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.confirmation_changes
    ADD CONSTRAINT pk_confirmation_changes PRIMARY KEY (id);


--
-- Name: confirmations pk_confirmations; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.confirmations
    ADD CONSTRAINT pk_confirmations PRIMARY KEY (meeting_id);


--
-- Name: date_rounds pk_date_rounds; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.date_rounds
    ADD CONSTRAINT pk_date_rounds PRIMARY KEY (id);


--
-- Name: digest_deliveries pk_digest_deliveries; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.digest_deliveries
    ADD CONSTRAINT pk_digest_deliveries PRIMARY KEY (id);


--
-- Name: digest_questions pk_digest_questions; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.digest_questions
    ADD CONSTRAINT pk_digest_questions PRIMARY KEY (id);


--
-- Name: digest_reactions pk_digest_reactions; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.digest_reactions
    ADD CONSTRAINT pk_digest_reactions PRIMARY KEY (id);


--
-- Name: digest_versions pk_digest_versions; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.digest_versions
    ADD CONSTRAINT pk_digest_versions PRIMARY KEY (digest_id, language);


--
-- Name: digests pk_digests; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.digests
    ADD CONSTRAINT pk_digests PRIMARY KEY (id);


--
-- Name: drafts pk_drafts; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.drafts
    ADD CONSTRAINT pk_drafts PRIMARY KEY (chat_id, telegram_id);


--
-- Name: enterprise_moves pk_enterprise_moves; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.enterprise_moves
    ADD CONSTRAINT pk_enterprise_moves PRIMARY KEY (id);


--
-- Name: enterprises pk_enterprises; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.enterprises
    ADD CONSTRAINT pk_enterprises PRIMARY KEY (id);


--
-- Name: enterprises_apart pk_enterprises_apart; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.enterprises_apart
    ADD CONSTRAINT pk_enterprises_apart PRIMARY KEY (one_id, other_id);


--
-- Name: facilitators pk_facilitators; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.facilitators
    ADD CONSTRAINT pk_facilitators PRIMARY KEY (id);


--
-- Name: fading pk_fading; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.fading
    ADD CONSTRAINT pk_fading PRIMARY KEY (id);


--
-- Name: feeds pk_feeds; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.feeds
    ADD CONSTRAINT pk_feeds PRIMARY KEY (token);


--
-- Name: greetings pk_greetings; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.greetings
    ADD CONSTRAINT pk_greetings PRIMARY KEY (meeting_id, guest_id, greeter_id);


--
-- Name: group_names pk_group_names; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.group_names
    ADD CONSTRAINT pk_group_names PRIMARY KEY (id);


--
-- Name: group_states pk_group_states; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.group_states
    ADD CONSTRAINT pk_group_states PRIMARY KEY (id);


--
-- Name: groups pk_groups; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.groups
    ADD CONSTRAINT pk_groups PRIMARY KEY (id);


--
-- Name: guest_passes pk_guest_passes; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.guest_passes
    ADD CONSTRAINT pk_guest_passes PRIMARY KEY (token);


--
-- Name: guests pk_guests; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.guests
    ADD CONSTRAINT pk_guests PRIMARY KEY (meeting_id, person_id);


--
-- Name: headcounts pk_headcounts; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.headcounts
    ADD CONSTRAINT pk_headcounts PRIMARY KEY (id);


--
-- Name: health_flags pk_health_flags; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.health_flags
    ADD CONSTRAINT pk_health_flags PRIMARY KEY (group_id, flag);


--
-- Name: inbox pk_inbox; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.inbox
    ADD CONSTRAINT pk_inbox PRIMARY KEY (update_id);


--
-- Name: introduction_rounds pk_introduction_rounds; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.introduction_rounds
    ADD CONSTRAINT pk_introduction_rounds PRIMARY KEY (month);


--
-- Name: introduction_sides pk_introduction_sides; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.introduction_sides
    ADD CONSTRAINT pk_introduction_sides PRIMARY KEY (introduction_id, enterprise_id);


--
-- Name: introductions pk_introductions; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.introductions
    ADD CONSTRAINT pk_introductions PRIMARY KEY (id);


--
-- Name: joint_answers pk_joint_answers; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.joint_answers
    ADD CONSTRAINT pk_joint_answers PRIMARY KEY (joint_id, person_id);


--
-- Name: joint_companies pk_joint_companies; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.joint_companies
    ADD CONSTRAINT pk_joint_companies PRIMARY KEY (joint_id, company_id);


--
-- Name: joint_groups pk_joint_groups; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.joint_groups
    ADD CONSTRAINT pk_joint_groups PRIMARY KEY (joint_id, group_id);


--
-- Name: joint_meetings pk_joint_meetings; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.joint_meetings
    ADD CONSTRAINT pk_joint_meetings PRIMARY KEY (id);


--
-- Name: kept pk_kept; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.kept
    ADD CONSTRAINT pk_kept PRIMARY KEY (name);


--
-- Name: mail_addresses pk_mail_addresses; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.mail_addresses
    ADD CONSTRAINT pk_mail_addresses PRIMARY KEY (person_id);


--
-- Name: mail_replies pk_mail_replies; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.mail_replies
    ADD CONSTRAINT pk_mail_replies PRIMARY KEY (id);


--
-- Name: mails pk_mails; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.mails
    ADD CONSTRAINT pk_mails PRIMARY KEY (id);


--
-- Name: meetings pk_meetings; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.meetings
    ADD CONSTRAINT pk_meetings PRIMARY KEY (id);


--
-- Name: member_asks pk_member_asks; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.member_asks
    ADD CONSTRAINT pk_member_asks PRIMARY KEY (id);


--
-- Name: memberships pk_memberships; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.memberships
    ADD CONSTRAINT pk_memberships PRIMARY KEY (id);


--
-- Name: memory pk_memory; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.memory
    ADD CONSTRAINT pk_memory PRIMARY KEY (id);


--
-- Name: memory_places pk_memory_places; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.memory_places
    ADD CONSTRAINT pk_memory_places PRIMARY KEY (word_id, scope, memory_id);


--
-- Name: memory_roots pk_memory_roots; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.memory_roots
    ADD CONSTRAINT pk_memory_roots PRIMARY KEY (root, word_id);


--
-- Name: memory_slips pk_memory_slips; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.memory_slips
    ADD CONSTRAINT pk_memory_slips PRIMARY KEY (slip, root);


--
-- Name: memory_words pk_memory_words; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.memory_words
    ADD CONSTRAINT pk_memory_words PRIMARY KEY (id);


--
-- Name: newcomers pk_newcomers; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.newcomers
    ADD CONSTRAINT pk_newcomers PRIMARY KEY (person_id);


--
-- Name: outbox pk_outbox; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.outbox
    ADD CONSTRAINT pk_outbox PRIMARY KEY (id);


--
-- Name: page_links pk_page_links; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.page_links
    ADD CONSTRAINT pk_page_links PRIMARY KEY (id);


--
-- Name: people pk_people; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.people
    ADD CONSTRAINT pk_people PRIMARY KEY (id);


--
-- Name: poll_answers pk_poll_answers; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.poll_answers
    ADD CONSTRAINT pk_poll_answers PRIMARY KEY (poll, voter_id);


--
-- Name: polls pk_polls; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.polls
    ADD CONSTRAINT pk_polls PRIMARY KEY (id);


--
-- Name: privacy_notices pk_privacy_notices; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.privacy_notices
    ADD CONSTRAINT pk_privacy_notices PRIMARY KEY (person_id, version);


--
-- Name: profile_asks pk_profile_asks; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.profile_asks
    ADD CONSTRAINT pk_profile_asks PRIMARY KEY (id);


--
-- Name: profiles pk_profiles; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.profiles
    ADD CONSTRAINT pk_profiles PRIMARY KEY (enterprise_id);


--
-- Name: promises pk_promises; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.promises
    ADD CONSTRAINT pk_promises PRIMARY KEY (id);


--
-- Name: question_carries pk_question_carries; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.question_carries
    ADD CONSTRAINT pk_question_carries PRIMARY KEY (question_id, group_id);


--
-- Name: question_echoes pk_question_echoes; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.question_echoes
    ADD CONSTRAINT pk_question_echoes PRIMARY KEY (question_id, person_id);


--
-- Name: question_quotas pk_question_quotas; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.question_quotas
    ADD CONSTRAINT pk_question_quotas PRIMARY KEY (tag);


--
-- Name: questions pk_questions; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.questions
    ADD CONSTRAINT pk_questions PRIMARY KEY (id);


--
-- Name: ratings pk_ratings; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.ratings
    ADD CONSTRAINT pk_ratings PRIMARY KEY (meeting_id, mark);


--
-- Name: recruiting_events pk_recruiting_events; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.recruiting_events
    ADD CONSTRAINT pk_recruiting_events PRIMARY KEY (id);


--
-- Name: recruiting_links pk_recruiting_links; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.recruiting_links
    ADD CONSTRAINT pk_recruiting_links PRIMARY KEY (id);


--
-- Name: region_changes pk_region_changes; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.region_changes
    ADD CONSTRAINT pk_region_changes PRIMARY KEY (id);


--
-- Name: region_links pk_region_links; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.region_links
    ADD CONSTRAINT pk_region_links PRIMARY KEY (id);


--
-- Name: region_texts pk_region_texts; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.region_texts
    ADD CONSTRAINT pk_region_texts PRIMARY KEY (id);


--
-- Name: regions pk_regions; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.regions
    ADD CONSTRAINT pk_regions PRIMARY KEY (id);


--
-- Name: report_files pk_report_files; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.report_files
    ADD CONSTRAINT pk_report_files PRIMARY KEY (report_id, kind);


--
-- Name: report_settings pk_report_settings; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.report_settings
    ADD CONSTRAINT pk_report_settings PRIMARY KEY (id);


--
-- Name: reports pk_reports; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.reports
    ADD CONSTRAINT pk_reports PRIMARY KEY (id);


--
-- Name: research_consents pk_research_consents; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.research_consents
    ADD CONSTRAINT pk_research_consents PRIMARY KEY (id);


--
-- Name: reviews pk_reviews; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.reviews
    ADD CONSTRAINT pk_reviews PRIMARY KEY (meeting_id);


--
-- Name: role_links pk_role_links; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.role_links
    ADD CONSTRAINT pk_role_links PRIMARY KEY (id);


--
-- Name: roles pk_roles; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.roles
    ADD CONSTRAINT pk_roles PRIMARY KEY (id);


--
-- Name: rsvps pk_rsvps; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.rsvps
    ADD CONSTRAINT pk_rsvps PRIMARY KEY (meeting_id, person_id);


--
-- Name: set_aside pk_set_aside; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.set_aside
    ADD CONSTRAINT pk_set_aside PRIMARY KEY (id);


--
-- Name: source_items pk_source_items; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.source_items
    ADD CONSTRAINT pk_source_items PRIMARY KEY (id);


--
-- Name: sources pk_sources; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.sources
    ADD CONSTRAINT pk_sources PRIMARY KEY (id);


--
-- Name: stays pk_stays; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.stays
    ADD CONSTRAINT pk_stays PRIMARY KEY (id);


--
-- Name: surveys pk_surveys; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.surveys
    ADD CONSTRAINT pk_surveys PRIMARY KEY (id);


--
-- Name: swaps pk_swaps; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.swaps
    ADD CONSTRAINT pk_swaps PRIMARY KEY (id);


--
-- Name: takeaways pk_takeaways; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.takeaways
    ADD CONSTRAINT pk_takeaways PRIMARY KEY (id);


--
-- Name: theme_supporters pk_theme_supporters; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.theme_supporters
    ADD CONSTRAINT pk_theme_supporters PRIMARY KEY (theme_id, company_id);


--
-- Name: themes pk_themes; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.themes
    ADD CONSTRAINT pk_themes PRIMARY KEY (id);


--
-- Name: timers pk_timers; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.timers
    ADD CONSTRAINT pk_timers PRIMARY KEY (id);


--
-- Name: turns pk_turns; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.turns
    ADD CONSTRAINT pk_turns PRIMARY KEY (id);


--
-- Name: weekly_readers pk_weekly_readers; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.weekly_readers
    ADD CONSTRAINT pk_weekly_readers PRIMARY KEY (person_id);


--
-- Name: answers uq_answers_chat_id_message_id; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.answers
    ADD CONSTRAINT uq_answers_chat_id_message_id UNIQUE (chat_id, message_id);


--
-- Name: cards uq_cards_chat_id_message_id; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.cards
    ADD CONSTRAINT uq_cards_chat_id_message_id UNIQUE (chat_id, message_id);


--
-- Name: digest_deliveries uq_digest_deliveries_digest_id_group_id; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.digest_deliveries
    ADD CONSTRAINT uq_digest_deliveries_digest_id_group_id UNIQUE (digest_id, group_id);


--
-- Name: digest_deliveries uq_digest_deliveries_letter_key; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.digest_deliveries
    ADD CONSTRAINT uq_digest_deliveries_letter_key UNIQUE (letter_key);


--
-- Name: digest_reactions uq_digest_reactions_digest_id_person_id_kind; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.digest_reactions
    ADD CONSTRAINT uq_digest_reactions_digest_id_person_id_kind UNIQUE (digest_id, person_id, kind);


--
-- Name: fading uq_fading_company_id_since; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.fading
    ADD CONSTRAINT uq_fading_company_id_since UNIQUE (company_id, since);


--
-- Name: feeds uq_feeds_group_id; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.feeds
    ADD CONSTRAINT uq_feeds_group_id UNIQUE (group_id);


--
-- Name: feeds uq_feeds_person_id; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.feeds
    ADD CONSTRAINT uq_feeds_person_id UNIQUE (person_id);


--
-- Name: groups uq_groups_chat_id; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.groups
    ADD CONSTRAINT uq_groups_chat_id UNIQUE (chat_id);


--
-- Name: groups uq_groups_token; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.groups
    ADD CONSTRAINT uq_groups_token UNIQUE (token);


--
-- Name: guest_passes uq_guest_passes_meeting_id_person_id; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.guest_passes
    ADD CONSTRAINT uq_guest_passes_meeting_id_person_id UNIQUE (meeting_id, person_id);


--
-- Name: mail_replies uq_mail_replies_message_hash; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.mail_replies
    ADD CONSTRAINT uq_mail_replies_message_hash UNIQUE (message_hash);


--
-- Name: mails uq_mails_key; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.mails
    ADD CONSTRAINT uq_mails_key UNIQUE (key);


--
-- Name: mails uq_mails_token; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.mails
    ADD CONSTRAINT uq_mails_token UNIQUE (token);


--
-- Name: meetings uq_meetings_uid; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.meetings
    ADD CONSTRAINT uq_meetings_uid UNIQUE (uid);


--
-- Name: memory uq_memory_kind_subject_id_group_id; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.memory
    ADD CONSTRAINT uq_memory_kind_subject_id_group_id UNIQUE (kind, subject_id, group_id);


--
-- Name: memory_words uq_memory_words_word; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.memory_words
    ADD CONSTRAINT uq_memory_words_word UNIQUE (word);


--
-- Name: outbox uq_outbox_key; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.outbox
    ADD CONSTRAINT uq_outbox_key UNIQUE (key);


--
-- Name: page_links uq_page_links_browser_hash; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.page_links
    ADD CONSTRAINT uq_page_links_browser_hash UNIQUE (browser_hash);


--
-- Name: page_links uq_page_links_token_hash; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.page_links
    ADD CONSTRAINT uq_page_links_token_hash UNIQUE (token_hash);


--
-- Name: people uq_people_telegram_id; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.people
    ADD CONSTRAINT uq_people_telegram_id UNIQUE (telegram_id);


--
-- Name: polls uq_polls_telegram_id; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.polls
    ADD CONSTRAINT uq_polls_telegram_id UNIQUE (telegram_id);


--
-- Name: questions uq_questions_group_id_number; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.questions
    ADD CONSTRAINT uq_questions_group_id_number UNIQUE (group_id, number);


--
-- Name: questions uq_questions_once; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.questions
    ADD CONSTRAINT uq_questions_once UNIQUE (once);


--
-- Name: questions uq_questions_source_chat_id_source_message_id; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.questions
    ADD CONSTRAINT uq_questions_source_chat_id_source_message_id UNIQUE (source_chat_id, source_message_id);


--
-- Name: recruiting_events uq_recruiting_events_person_id_kind; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.recruiting_events
    ADD CONSTRAINT uq_recruiting_events_person_id_kind UNIQUE (person_id, kind);


--
-- Name: recruiting_links uq_recruiting_links_token; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.recruiting_links
    ADD CONSTRAINT uq_recruiting_links_token UNIQUE (token);


--
-- Name: region_links uq_region_links_token; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.region_links
    ADD CONSTRAINT uq_region_links_token UNIQUE (token);


--
-- Name: region_texts uq_region_texts_region_id_key_language; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.region_texts
    ADD CONSTRAINT uq_region_texts_region_id_key_language UNIQUE (region_id, key, language);


--
-- Name: regions uq_regions_key; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.regions
    ADD CONSTRAINT uq_regions_key UNIQUE (key);


--
-- Name: reports uq_reports_number; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.reports
    ADD CONSTRAINT uq_reports_number UNIQUE (number);


--
-- Name: role_links uq_role_links_token; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.role_links
    ADD CONSTRAINT uq_role_links_token UNIQUE (token);


--
-- Name: set_aside uq_set_aside_tag; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.set_aside
    ADD CONSTRAINT uq_set_aside_tag UNIQUE (tag);


--
-- Name: source_items uq_source_items_source_id_mark; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.source_items
    ADD CONSTRAINT uq_source_items_source_id_mark UNIQUE (source_id, mark);


--
-- Name: sources uq_sources_person_id_url; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.sources
    ADD CONSTRAINT uq_sources_person_id_url UNIQUE (person_id, url);


--
-- Name: surveys uq_surveys_enterprise_id_kind_year; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.surveys
    ADD CONSTRAINT uq_surveys_enterprise_id_kind_year UNIQUE (enterprise_id, kind, year);


--
-- Name: timers uq_timers_key; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.timers
    ADD CONSTRAINT uq_timers_key UNIQUE (key);


--
-- Name: ix_answers_person_id; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX ix_answers_person_id ON public.answers USING btree (person_id);


--
-- Name: ix_answers_question_id; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX ix_answers_question_id ON public.answers USING btree (question_id);


--
-- Name: ix_attendance_person_id; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX ix_attendance_person_id ON public.attendance USING btree (person_id);


--
-- Name: ix_ballots_group_id_state; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX ix_ballots_group_id_state ON public.ballots USING btree (group_id, state);


--
-- Name: ix_cards_kind_subject_id; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX ix_cards_kind_subject_id ON public.cards USING btree (kind, subject_id);


--
-- Name: ix_cards_stale; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX ix_cards_stale ON public.cards USING btree (stale_at) WHERE (stale_at IS NOT NULL);


--
-- Name: ix_companies_enterprise_id; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX ix_companies_enterprise_id ON public.companies USING btree (enterprise_id);


--
-- Name: ix_companies_group_id; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX ix_companies_group_id ON public.companies USING btree (group_id);


--
-- Name: ix_confidences_expires_at; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX ix_confidences_expires_at ON public.confidences USING btree (expires_at);


--
-- Name: ix_confirmation_changes_meeting_id; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX ix_confirmation_changes_meeting_id ON public.confirmation_changes USING btree (meeting_id);


--
-- Name: ix_confirmation_changes_person_id; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX ix_confirmation_changes_person_id ON public.confirmation_changes USING btree (person_id);


--
-- Name: ix_confirmations_person_id; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX ix_confirmations_person_id ON public.confirmations USING btree (person_id);


--
-- Name: ix_date_rounds_group_id_state; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX ix_date_rounds_group_id_state ON public.date_rounds USING btree (group_id, state);


--
-- Name: ix_digest_deliveries_digest_id_state; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX ix_digest_deliveries_digest_id_state ON public.digest_deliveries USING btree (digest_id, state);


--
-- Name: ix_digest_deliveries_group_id; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX ix_digest_deliveries_group_id ON public.digest_deliveries USING btree (group_id);


--
-- Name: ix_digest_questions_digest_id; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX ix_digest_questions_digest_id ON public.digest_questions USING btree (digest_id);


--
-- Name: ix_digest_questions_group_id; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX ix_digest_questions_group_id ON public.digest_questions USING btree (group_id);


--
-- Name: ix_digest_questions_person_id; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX ix_digest_questions_person_id ON public.digest_questions USING btree (person_id);


--
-- Name: ix_digest_reactions_group_id; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX ix_digest_reactions_group_id ON public.digest_reactions USING btree (group_id);


--
-- Name: ix_digest_reactions_person_id; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX ix_digest_reactions_person_id ON public.digest_reactions USING btree (person_id);


--
-- Name: ix_digests_author_id; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX ix_digests_author_id ON public.digests USING btree (author_id);


--
-- Name: ix_drafts_expires_at; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX ix_drafts_expires_at ON public.drafts USING btree (expires_at);


--
-- Name: ix_enterprise_moves_from_id; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX ix_enterprise_moves_from_id ON public.enterprise_moves USING btree (from_id);


--
-- Name: ix_enterprise_moves_into_id; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX ix_enterprise_moves_into_id ON public.enterprise_moves USING btree (into_id);


--
-- Name: ix_enterprises_joined_into; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX ix_enterprises_joined_into ON public.enterprises USING btree (joined_into);


--
-- Name: ix_facilitators_group_id; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX ix_facilitators_group_id ON public.facilitators USING btree (group_id);


--
-- Name: ix_facilitators_person_id; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX ix_facilitators_person_id ON public.facilitators USING btree (person_id);


--
-- Name: ix_greetings_greeter_id; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX ix_greetings_greeter_id ON public.greetings USING btree (greeter_id);


--
-- Name: ix_group_names_group_id; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX ix_group_names_group_id ON public.group_names USING btree (group_id);


--
-- Name: ix_group_states_group_id; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX ix_group_states_group_id ON public.group_states USING btree (group_id);


--
-- Name: ix_headcounts_enterprise_id_held_on; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX ix_headcounts_enterprise_id_held_on ON public.headcounts USING btree (enterprise_id, held_on);


--
-- Name: ix_inbox_done_at; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX ix_inbox_done_at ON public.inbox USING btree (done_at);


--
-- Name: ix_inbox_passed_on; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX ix_inbox_passed_on ON public.inbox USING btree (update_id) WHERE passed_on;


--
-- Name: ix_introduction_sides_enterprise_id; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX ix_introduction_sides_enterprise_id ON public.introduction_sides USING btree (enterprise_id);


--
-- Name: ix_introduction_sides_person_id; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX ix_introduction_sides_person_id ON public.introduction_sides USING btree (person_id);


--
-- Name: ix_introductions_month; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX ix_introductions_month ON public.introductions USING btree (month);


--
-- Name: ix_joint_answers_group_id; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX ix_joint_answers_group_id ON public.joint_answers USING btree (group_id);


--
-- Name: ix_joint_companies_company_id; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX ix_joint_companies_company_id ON public.joint_companies USING btree (company_id);


--
-- Name: ix_joint_groups_group_id; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX ix_joint_groups_group_id ON public.joint_groups USING btree (group_id);


--
-- Name: ix_joint_meetings_person_id; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX ix_joint_meetings_person_id ON public.joint_meetings USING btree (person_id);


--
-- Name: ix_joint_meetings_state_starts_at; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX ix_joint_meetings_state_starts_at ON public.joint_meetings USING btree (state, starts_at);


--
-- Name: ix_mail_replies_answer_id; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX ix_mail_replies_answer_id ON public.mail_replies USING btree (answer_id);


--
-- Name: ix_mail_replies_mail_id; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX ix_mail_replies_mail_id ON public.mail_replies USING btree (mail_id);


--
-- Name: ix_mails_created_at; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX ix_mails_created_at ON public.mails USING btree (created_at);


--
-- Name: ix_mails_due; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX ix_mails_due ON public.mails USING btree (due_at) WHERE ((state)::text = 'waiting'::text);


--
-- Name: ix_mails_person_id; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX ix_mails_person_id ON public.mails USING btree (person_id);


--
-- Name: ix_mails_question_id; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX ix_mails_question_id ON public.mails USING btree (question_id);


--
-- Name: ix_meetings_group_id_state; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX ix_meetings_group_id_state ON public.meetings USING btree (group_id, state);


--
-- Name: ix_member_asks_group_id; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX ix_member_asks_group_id ON public.member_asks USING btree (group_id);


--
-- Name: ix_member_asks_person_id; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX ix_member_asks_person_id ON public.member_asks USING btree (person_id);


--
-- Name: ix_memberships_company_id; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX ix_memberships_company_id ON public.memberships USING btree (company_id);


--
-- Name: ix_memberships_person_id; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX ix_memberships_person_id ON public.memberships USING btree (person_id);


--
-- Name: ix_memory_chat_id_message_id; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX ix_memory_chat_id_message_id ON public.memory USING btree (chat_id, message_id);


--
-- Name: ix_memory_group_id; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX ix_memory_group_id ON public.memory USING btree (group_id);


--
-- Name: ix_memory_index_version; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX ix_memory_index_version ON public.memory USING btree (index_version);


--
-- Name: ix_memory_person_id; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX ix_memory_person_id ON public.memory USING btree (person_id);


--
-- Name: ix_memory_places_memory_id; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX ix_memory_places_memory_id ON public.memory_places USING btree (memory_id);


--
-- Name: ix_memory_roots_word_id; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX ix_memory_roots_word_id ON public.memory_roots USING btree (word_id);


--
-- Name: ix_memory_slips_root; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX ix_memory_slips_root ON public.memory_slips USING btree (root);


--
-- Name: ix_newcomers_group_id; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX ix_newcomers_group_id ON public.newcomers USING btree (group_id);


--
-- Name: ix_newcomers_state; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX ix_newcomers_state ON public.newcomers USING btree (state);


--
-- Name: ix_outbox_chat_id_state; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX ix_outbox_chat_id_state ON public.outbox USING btree (chat_id, state);


--
-- Name: ix_outbox_due; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX ix_outbox_due ON public.outbox USING btree (urgency, due_at, id) WHERE ((state)::text = 'waiting'::text);


--
-- Name: ix_outbox_group_id; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX ix_outbox_group_id ON public.outbox USING btree (group_id);


--
-- Name: ix_page_links_expires_at; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX ix_page_links_expires_at ON public.page_links USING btree (expires_at);


--
-- Name: ix_page_links_person_id; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX ix_page_links_person_id ON public.page_links USING btree (person_id);


--
-- Name: ix_polls_group_id; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX ix_polls_group_id ON public.polls USING btree (group_id);


--
-- Name: ix_polls_kind_subject_id; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX ix_polls_kind_subject_id ON public.polls USING btree (kind, subject_id);


--
-- Name: ix_polls_twin_of; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX ix_polls_twin_of ON public.polls USING btree (twin_of);


--
-- Name: ix_profile_asks_enterprise_id; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX ix_profile_asks_enterprise_id ON public.profile_asks USING btree (enterprise_id);


--
-- Name: ix_profile_asks_person_id; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX ix_profile_asks_person_id ON public.profile_asks USING btree (person_id);


--
-- Name: ix_profiles_business_id; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX ix_profiles_business_id ON public.profiles USING btree (business_id);


--
-- Name: ix_promises_chat_id_message_id; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX ix_promises_chat_id_message_id ON public.promises USING btree (chat_id, message_id);


--
-- Name: ix_promises_company_id; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX ix_promises_company_id ON public.promises USING btree (company_id);


--
-- Name: ix_promises_meeting_id; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX ix_promises_meeting_id ON public.promises USING btree (meeting_id);


--
-- Name: ix_promises_outcome_asked_at; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX ix_promises_outcome_asked_at ON public.promises USING btree (outcome, asked_at);


--
-- Name: ix_promises_person_id; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX ix_promises_person_id ON public.promises USING btree (person_id);


--
-- Name: ix_question_quotas_day; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX ix_question_quotas_day ON public.question_quotas USING btree (day);


--
-- Name: ix_questions_group_id_state; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX ix_questions_group_id_state ON public.questions USING btree (group_id, state);


--
-- Name: ix_questions_person_id; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX ix_questions_person_id ON public.questions USING btree (person_id);


--
-- Name: ix_recruiting_events_group_id; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX ix_recruiting_events_group_id ON public.recruiting_events USING btree (group_id);


--
-- Name: ix_recruiting_events_link_id; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX ix_recruiting_events_link_id ON public.recruiting_events USING btree (link_id);


--
-- Name: ix_recruiting_events_region; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX ix_recruiting_events_region ON public.recruiting_events USING btree (region);


--
-- Name: ix_region_changes_group_id; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX ix_region_changes_group_id ON public.region_changes USING btree (group_id);


--
-- Name: ix_region_links_region_id; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX ix_region_links_region_id ON public.region_links USING btree (region_id);


--
-- Name: ix_report_settings_person_id; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX ix_report_settings_person_id ON public.report_settings USING btree (person_id);


--
-- Name: ix_reports_group_id; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX ix_reports_group_id ON public.reports USING btree (group_id);


--
-- Name: ix_reports_person_id; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX ix_reports_person_id ON public.reports USING btree (person_id);


--
-- Name: ix_reports_state; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX ix_reports_state ON public.reports USING btree (state);


--
-- Name: ix_research_consents_person_id; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX ix_research_consents_person_id ON public.research_consents USING btree (person_id);


--
-- Name: ix_role_links_created_by; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX ix_role_links_created_by ON public.role_links USING btree (created_by);


--
-- Name: ix_roles_person_id; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX ix_roles_person_id ON public.roles USING btree (person_id);


--
-- Name: ix_roles_role_withdrawn_at; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX ix_roles_role_withdrawn_at ON public.roles USING btree (role, withdrawn_at);


--
-- Name: ix_set_aside_at; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX ix_set_aside_at ON public.set_aside USING btree (at);


--
-- Name: ix_set_aside_update_id; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX ix_set_aside_update_id ON public.set_aside USING btree (update_id);


--
-- Name: ix_source_items_source_id_tell_at; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX ix_source_items_source_id_tell_at ON public.source_items USING btree (source_id, tell_at);


--
-- Name: ix_sources_active_next_at; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX ix_sources_active_next_at ON public.sources USING btree (active, next_at);


--
-- Name: ix_stays_company_id; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX ix_stays_company_id ON public.stays USING btree (company_id);


--
-- Name: ix_surveys_person_id; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX ix_surveys_person_id ON public.surveys USING btree (person_id);


--
-- Name: ix_swaps_group_id_state; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX ix_swaps_group_id_state ON public.swaps USING btree (group_id, state);


--
-- Name: ix_takeaways_meeting_id; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX ix_takeaways_meeting_id ON public.takeaways USING btree (meeting_id);


--
-- Name: ix_takeaways_person_id; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX ix_takeaways_person_id ON public.takeaways USING btree (person_id);


--
-- Name: ix_theme_supporters_person_id; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX ix_theme_supporters_person_id ON public.theme_supporters USING btree (person_id);


--
-- Name: ix_themes_group_id_state; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX ix_themes_group_id_state ON public.themes USING btree (group_id, state);


--
-- Name: ix_themes_meeting_id; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX ix_themes_meeting_id ON public.themes USING btree (meeting_id);


--
-- Name: ix_themes_offered_by; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX ix_themes_offered_by ON public.themes USING btree (offered_by);


--
-- Name: ix_themes_proposer_id; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX ix_themes_proposer_id ON public.themes USING btree (proposer_id);


--
-- Name: ix_timers_due; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX ix_timers_due ON public.timers USING btree (due_at) WHERE ((state)::text = 'waiting'::text);


--
-- Name: ix_timers_kind_subject_id; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX ix_timers_kind_subject_id ON public.timers USING btree (kind, subject_id);


--
-- Name: ix_turns_company_id; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX ix_turns_company_id ON public.turns USING btree (company_id);


--
-- Name: ix_turns_group_id_state; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX ix_turns_group_id_state ON public.turns USING btree (group_id, state);


--
-- Name: uq_memberships_one_company_a_group; Type: INDEX; Schema: public; Owner: -
--

CREATE UNIQUE INDEX uq_memberships_one_company_a_group ON public.memberships USING btree (group_id, person_id) WHERE (left_at IS NULL);


--
-- Name: uq_recruiting_links_open; Type: INDEX; Schema: public; Owner: -
--

CREATE UNIQUE INDEX uq_recruiting_links_open ON public.recruiting_links USING btree (place, source_key) WHERE (revoked_at IS NULL);


--
-- Name: answer_marks fk_answer_marks_answer_id; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.answer_marks
    ADD CONSTRAINT fk_answer_marks_answer_id FOREIGN KEY (answer_id) REFERENCES public.answers(id);


--
-- Name: answer_marks fk_answer_marks_person_id; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.answer_marks
    ADD CONSTRAINT fk_answer_marks_person_id FOREIGN KEY (person_id) REFERENCES public.people(id);


--
-- Name: answers fk_answers_group_id; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.answers
    ADD CONSTRAINT fk_answers_group_id FOREIGN KEY (group_id) REFERENCES public.groups(id);


--
-- Name: answers fk_answers_person_id; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.answers
    ADD CONSTRAINT fk_answers_person_id FOREIGN KEY (person_id) REFERENCES public.people(id);


--
-- Name: answers fk_answers_question_id; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.answers
    ADD CONSTRAINT fk_answers_question_id FOREIGN KEY (question_id) REFERENCES public.questions(id);


--
-- Name: attendance fk_attendance_company_id; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.attendance
    ADD CONSTRAINT fk_attendance_company_id FOREIGN KEY (company_id) REFERENCES public.companies(id);


--
-- Name: attendance fk_attendance_meeting_id; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.attendance
    ADD CONSTRAINT fk_attendance_meeting_id FOREIGN KEY (meeting_id) REFERENCES public.meetings(id);


--
-- Name: attendance fk_attendance_person_id; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.attendance
    ADD CONSTRAINT fk_attendance_person_id FOREIGN KEY (person_id) REFERENCES public.people(id);


--
-- Name: ballots fk_ballots_group_id; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.ballots
    ADD CONSTRAINT fk_ballots_group_id FOREIGN KEY (group_id) REFERENCES public.groups(id);


--
-- Name: ballots fk_ballots_theme_id; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.ballots
    ADD CONSTRAINT fk_ballots_theme_id FOREIGN KEY (theme_id) REFERENCES public.themes(id);


--
-- Name: calendar_copies fk_calendar_copies_meeting_id; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.calendar_copies
    ADD CONSTRAINT fk_calendar_copies_meeting_id FOREIGN KEY (meeting_id) REFERENCES public.meetings(id);


--
-- Name: companies fk_companies_enterprise_id; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.companies
    ADD CONSTRAINT fk_companies_enterprise_id FOREIGN KEY (enterprise_id) REFERENCES public.enterprises(id);


--
-- Name: companies fk_companies_group_id; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.companies
    ADD CONSTRAINT fk_companies_group_id FOREIGN KEY (group_id) REFERENCES public.groups(id);


--
-- Name: confirmation_changes fk_confirmation_changes_meeting_id; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.confirmation_changes
    ADD CONSTRAINT fk_confirmation_changes_meeting_id FOREIGN KEY (meeting_id) REFERENCES public.meetings(id);


--
-- Name: confirmation_changes fk_confirmation_changes_person_id; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.confirmation_changes
    ADD CONSTRAINT fk_confirmation_changes_person_id FOREIGN KEY (person_id) REFERENCES public.people(id);


--
-- Name: confirmations fk_confirmations_meeting_id; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.confirmations
    ADD CONSTRAINT fk_confirmations_meeting_id FOREIGN KEY (meeting_id) REFERENCES public.meetings(id);


--
-- Name: confirmations fk_confirmations_person_id; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.confirmations
    ADD CONSTRAINT fk_confirmations_person_id FOREIGN KEY (person_id) REFERENCES public.people(id);


--
-- Name: date_rounds fk_date_rounds_group_id; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.date_rounds
    ADD CONSTRAINT fk_date_rounds_group_id FOREIGN KEY (group_id) REFERENCES public.groups(id);


--
-- Name: date_rounds fk_date_rounds_turn_id; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.date_rounds
    ADD CONSTRAINT fk_date_rounds_turn_id FOREIGN KEY (turn_id) REFERENCES public.turns(id);


--
-- Name: digest_deliveries fk_digest_deliveries_digest_id; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.digest_deliveries
    ADD CONSTRAINT fk_digest_deliveries_digest_id FOREIGN KEY (digest_id) REFERENCES public.digests(id);


--
-- Name: digest_deliveries fk_digest_deliveries_group_id; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.digest_deliveries
    ADD CONSTRAINT fk_digest_deliveries_group_id FOREIGN KEY (group_id) REFERENCES public.groups(id);


--
-- Name: digest_questions fk_digest_questions_answered_by; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.digest_questions
    ADD CONSTRAINT fk_digest_questions_answered_by FOREIGN KEY (answered_by) REFERENCES public.people(id);


--
-- Name: digest_questions fk_digest_questions_digest_id; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.digest_questions
    ADD CONSTRAINT fk_digest_questions_digest_id FOREIGN KEY (digest_id) REFERENCES public.digests(id);


--
-- Name: digest_questions fk_digest_questions_group_id; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.digest_questions
    ADD CONSTRAINT fk_digest_questions_group_id FOREIGN KEY (group_id) REFERENCES public.groups(id);


--
-- Name: digest_questions fk_digest_questions_person_id; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.digest_questions
    ADD CONSTRAINT fk_digest_questions_person_id FOREIGN KEY (person_id) REFERENCES public.people(id);


--
-- Name: digest_reactions fk_digest_reactions_digest_id; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.digest_reactions
    ADD CONSTRAINT fk_digest_reactions_digest_id FOREIGN KEY (digest_id) REFERENCES public.digests(id);


--
-- Name: digest_reactions fk_digest_reactions_group_id; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.digest_reactions
    ADD CONSTRAINT fk_digest_reactions_group_id FOREIGN KEY (group_id) REFERENCES public.groups(id);


--
-- Name: digest_reactions fk_digest_reactions_person_id; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.digest_reactions
    ADD CONSTRAINT fk_digest_reactions_person_id FOREIGN KEY (person_id) REFERENCES public.people(id);


--
-- Name: digest_versions fk_digest_versions_digest_id; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.digest_versions
    ADD CONSTRAINT fk_digest_versions_digest_id FOREIGN KEY (digest_id) REFERENCES public.digests(id);


--
-- Name: digests fk_digests_author_id; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.digests
    ADD CONSTRAINT fk_digests_author_id FOREIGN KEY (author_id) REFERENCES public.people(id);


--
-- Name: enterprise_moves fk_enterprise_moves_from_id; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.enterprise_moves
    ADD CONSTRAINT fk_enterprise_moves_from_id FOREIGN KEY (from_id) REFERENCES public.enterprises(id);


--
-- Name: enterprise_moves fk_enterprise_moves_into_id; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.enterprise_moves
    ADD CONSTRAINT fk_enterprise_moves_into_id FOREIGN KEY (into_id) REFERENCES public.enterprises(id);


--
-- Name: enterprise_moves fk_enterprise_moves_person_id; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.enterprise_moves
    ADD CONSTRAINT fk_enterprise_moves_person_id FOREIGN KEY (person_id) REFERENCES public.people(id);


--
-- Name: enterprise_moves fk_enterprise_moves_undone_by; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.enterprise_moves
    ADD CONSTRAINT fk_enterprise_moves_undone_by FOREIGN KEY (undone_by) REFERENCES public.people(id);


--
-- Name: enterprises_apart fk_enterprises_apart_one_id; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.enterprises_apart
    ADD CONSTRAINT fk_enterprises_apart_one_id FOREIGN KEY (one_id) REFERENCES public.enterprises(id);


--
-- Name: enterprises_apart fk_enterprises_apart_other_id; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.enterprises_apart
    ADD CONSTRAINT fk_enterprises_apart_other_id FOREIGN KEY (other_id) REFERENCES public.enterprises(id);


--
-- Name: enterprises_apart fk_enterprises_apart_person_id; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.enterprises_apart
    ADD CONSTRAINT fk_enterprises_apart_person_id FOREIGN KEY (person_id) REFERENCES public.people(id);


--
-- Name: enterprises fk_enterprises_joined_into; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.enterprises
    ADD CONSTRAINT fk_enterprises_joined_into FOREIGN KEY (joined_into) REFERENCES public.enterprises(id);


--
-- Name: facilitators fk_facilitators_group_id; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.facilitators
    ADD CONSTRAINT fk_facilitators_group_id FOREIGN KEY (group_id) REFERENCES public.groups(id);


--
-- Name: facilitators fk_facilitators_person_id; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.facilitators
    ADD CONSTRAINT fk_facilitators_person_id FOREIGN KEY (person_id) REFERENCES public.people(id);


--
-- Name: fading fk_fading_company_id; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.fading
    ADD CONSTRAINT fk_fading_company_id FOREIGN KEY (company_id) REFERENCES public.companies(id);


--
-- Name: feeds fk_feeds_group_id; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.feeds
    ADD CONSTRAINT fk_feeds_group_id FOREIGN KEY (group_id) REFERENCES public.groups(id);


--
-- Name: feeds fk_feeds_person_id; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.feeds
    ADD CONSTRAINT fk_feeds_person_id FOREIGN KEY (person_id) REFERENCES public.people(id);


--
-- Name: greetings fk_greetings_greeter_id; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.greetings
    ADD CONSTRAINT fk_greetings_greeter_id FOREIGN KEY (greeter_id) REFERENCES public.people(id);


--
-- Name: greetings fk_greetings_guest_id; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.greetings
    ADD CONSTRAINT fk_greetings_guest_id FOREIGN KEY (guest_id) REFERENCES public.people(id);


--
-- Name: greetings fk_greetings_meeting_id; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.greetings
    ADD CONSTRAINT fk_greetings_meeting_id FOREIGN KEY (meeting_id) REFERENCES public.meetings(id);


--
-- Name: group_names fk_group_names_group_id; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.group_names
    ADD CONSTRAINT fk_group_names_group_id FOREIGN KEY (group_id) REFERENCES public.groups(id);


--
-- Name: group_states fk_group_states_group_id; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.group_states
    ADD CONSTRAINT fk_group_states_group_id FOREIGN KEY (group_id) REFERENCES public.groups(id);


--
-- Name: guest_passes fk_guest_passes_company_id; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.guest_passes
    ADD CONSTRAINT fk_guest_passes_company_id FOREIGN KEY (company_id) REFERENCES public.companies(id);


--
-- Name: guest_passes fk_guest_passes_meeting_id; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.guest_passes
    ADD CONSTRAINT fk_guest_passes_meeting_id FOREIGN KEY (meeting_id) REFERENCES public.meetings(id);


--
-- Name: guest_passes fk_guest_passes_person_id; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.guest_passes
    ADD CONSTRAINT fk_guest_passes_person_id FOREIGN KEY (person_id) REFERENCES public.people(id);


--
-- Name: guests fk_guests_meeting_id; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.guests
    ADD CONSTRAINT fk_guests_meeting_id FOREIGN KEY (meeting_id) REFERENCES public.meetings(id);


--
-- Name: guests fk_guests_person_id; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.guests
    ADD CONSTRAINT fk_guests_person_id FOREIGN KEY (person_id) REFERENCES public.people(id);


--
-- Name: guests fk_guests_token; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.guests
    ADD CONSTRAINT fk_guests_token FOREIGN KEY (token) REFERENCES public.guest_passes(token);


--
-- Name: headcounts fk_headcounts_enterprise_id; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.headcounts
    ADD CONSTRAINT fk_headcounts_enterprise_id FOREIGN KEY (enterprise_id) REFERENCES public.enterprises(id);


--
-- Name: headcounts fk_headcounts_person_id; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.headcounts
    ADD CONSTRAINT fk_headcounts_person_id FOREIGN KEY (person_id) REFERENCES public.people(id);


--
-- Name: health_flags fk_health_flags_group_id; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.health_flags
    ADD CONSTRAINT fk_health_flags_group_id FOREIGN KEY (group_id) REFERENCES public.groups(id);


--
-- Name: introduction_sides fk_introduction_sides_enterprise_id; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.introduction_sides
    ADD CONSTRAINT fk_introduction_sides_enterprise_id FOREIGN KEY (enterprise_id) REFERENCES public.enterprises(id);


--
-- Name: introduction_sides fk_introduction_sides_group_id; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.introduction_sides
    ADD CONSTRAINT fk_introduction_sides_group_id FOREIGN KEY (group_id) REFERENCES public.groups(id);


--
-- Name: introduction_sides fk_introduction_sides_introduction_id; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.introduction_sides
    ADD CONSTRAINT fk_introduction_sides_introduction_id FOREIGN KEY (introduction_id) REFERENCES public.introductions(id);


--
-- Name: introduction_sides fk_introduction_sides_person_id; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.introduction_sides
    ADD CONSTRAINT fk_introduction_sides_person_id FOREIGN KEY (person_id) REFERENCES public.people(id);


--
-- Name: introductions fk_introductions_month; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.introductions
    ADD CONSTRAINT fk_introductions_month FOREIGN KEY (month) REFERENCES public.introduction_rounds(month);


--
-- Name: joint_answers fk_joint_answers_group_id; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.joint_answers
    ADD CONSTRAINT fk_joint_answers_group_id FOREIGN KEY (group_id) REFERENCES public.groups(id);


--
-- Name: joint_answers fk_joint_answers_joint_id; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.joint_answers
    ADD CONSTRAINT fk_joint_answers_joint_id FOREIGN KEY (joint_id) REFERENCES public.joint_meetings(id) ON DELETE CASCADE;


--
-- Name: joint_answers fk_joint_answers_person_id; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.joint_answers
    ADD CONSTRAINT fk_joint_answers_person_id FOREIGN KEY (person_id) REFERENCES public.people(id);


--
-- Name: joint_companies fk_joint_companies_company_id; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.joint_companies
    ADD CONSTRAINT fk_joint_companies_company_id FOREIGN KEY (company_id) REFERENCES public.companies(id);


--
-- Name: joint_companies fk_joint_companies_joint_id; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.joint_companies
    ADD CONSTRAINT fk_joint_companies_joint_id FOREIGN KEY (joint_id) REFERENCES public.joint_meetings(id) ON DELETE CASCADE;


--
-- Name: joint_groups fk_joint_groups_group_id; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.joint_groups
    ADD CONSTRAINT fk_joint_groups_group_id FOREIGN KEY (group_id) REFERENCES public.groups(id);


--
-- Name: joint_groups fk_joint_groups_joint_id; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.joint_groups
    ADD CONSTRAINT fk_joint_groups_joint_id FOREIGN KEY (joint_id) REFERENCES public.joint_meetings(id) ON DELETE CASCADE;


--
-- Name: joint_meetings fk_joint_meetings_person_id; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.joint_meetings
    ADD CONSTRAINT fk_joint_meetings_person_id FOREIGN KEY (person_id) REFERENCES public.people(id);


--
-- Name: mail_addresses fk_mail_addresses_person_id; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.mail_addresses
    ADD CONSTRAINT fk_mail_addresses_person_id FOREIGN KEY (person_id) REFERENCES public.people(id);


--
-- Name: mail_replies fk_mail_replies_answer_id; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.mail_replies
    ADD CONSTRAINT fk_mail_replies_answer_id FOREIGN KEY (answer_id) REFERENCES public.answers(id);


--
-- Name: mail_replies fk_mail_replies_mail_id; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.mail_replies
    ADD CONSTRAINT fk_mail_replies_mail_id FOREIGN KEY (mail_id) REFERENCES public.mails(id) ON DELETE CASCADE;


--
-- Name: mails fk_mails_person_id; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.mails
    ADD CONSTRAINT fk_mails_person_id FOREIGN KEY (person_id) REFERENCES public.people(id);


--
-- Name: mails fk_mails_question_id; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.mails
    ADD CONSTRAINT fk_mails_question_id FOREIGN KEY (question_id) REFERENCES public.questions(id);


--
-- Name: meetings fk_meetings_company_id; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.meetings
    ADD CONSTRAINT fk_meetings_company_id FOREIGN KEY (company_id) REFERENCES public.companies(id);


--
-- Name: meetings fk_meetings_group_id; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.meetings
    ADD CONSTRAINT fk_meetings_group_id FOREIGN KEY (group_id) REFERENCES public.groups(id);


--
-- Name: meetings fk_meetings_turn_id; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.meetings
    ADD CONSTRAINT fk_meetings_turn_id FOREIGN KEY (turn_id) REFERENCES public.turns(id);


--
-- Name: member_asks fk_member_asks_group_id; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.member_asks
    ADD CONSTRAINT fk_member_asks_group_id FOREIGN KEY (group_id) REFERENCES public.groups(id);


--
-- Name: member_asks fk_member_asks_person_id; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.member_asks
    ADD CONSTRAINT fk_member_asks_person_id FOREIGN KEY (person_id) REFERENCES public.people(id);


--
-- Name: memberships fk_memberships_company_id; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.memberships
    ADD CONSTRAINT fk_memberships_company_id FOREIGN KEY (company_id) REFERENCES public.companies(id);


--
-- Name: memberships fk_memberships_group_id; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.memberships
    ADD CONSTRAINT fk_memberships_group_id FOREIGN KEY (group_id) REFERENCES public.groups(id);


--
-- Name: memberships fk_memberships_person_id; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.memberships
    ADD CONSTRAINT fk_memberships_person_id FOREIGN KEY (person_id) REFERENCES public.people(id);


--
-- Name: memory fk_memory_group_id; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.memory
    ADD CONSTRAINT fk_memory_group_id FOREIGN KEY (group_id) REFERENCES public.groups(id);


--
-- Name: memory fk_memory_person_id; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.memory
    ADD CONSTRAINT fk_memory_person_id FOREIGN KEY (person_id) REFERENCES public.people(id);


--
-- Name: memory_places fk_memory_places_memory_id; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.memory_places
    ADD CONSTRAINT fk_memory_places_memory_id FOREIGN KEY (memory_id) REFERENCES public.memory(id) ON DELETE CASCADE;


--
-- Name: memory_places fk_memory_places_word_id; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.memory_places
    ADD CONSTRAINT fk_memory_places_word_id FOREIGN KEY (word_id) REFERENCES public.memory_words(id);


--
-- Name: memory_roots fk_memory_roots_word_id; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.memory_roots
    ADD CONSTRAINT fk_memory_roots_word_id FOREIGN KEY (word_id) REFERENCES public.memory_words(id) ON DELETE CASCADE;


--
-- Name: newcomers fk_newcomers_group_id; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.newcomers
    ADD CONSTRAINT fk_newcomers_group_id FOREIGN KEY (group_id) REFERENCES public.groups(id);


--
-- Name: newcomers fk_newcomers_link_id; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.newcomers
    ADD CONSTRAINT fk_newcomers_link_id FOREIGN KEY (link_id) REFERENCES public.recruiting_links(id);


--
-- Name: newcomers fk_newcomers_person_id; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.newcomers
    ADD CONSTRAINT fk_newcomers_person_id FOREIGN KEY (person_id) REFERENCES public.people(id);


--
-- Name: newcomers fk_newcomers_request_group_id; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.newcomers
    ADD CONSTRAINT fk_newcomers_request_group_id FOREIGN KEY (request_group_id) REFERENCES public.groups(id);


--
-- Name: outbox fk_outbox_group_id; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.outbox
    ADD CONSTRAINT fk_outbox_group_id FOREIGN KEY (group_id) REFERENCES public.groups(id);


--
-- Name: outbox fk_outbox_person_id; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.outbox
    ADD CONSTRAINT fk_outbox_person_id FOREIGN KEY (person_id) REFERENCES public.people(id);


--
-- Name: page_links fk_page_links_person_id; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.page_links
    ADD CONSTRAINT fk_page_links_person_id FOREIGN KEY (person_id) REFERENCES public.people(id);


--
-- Name: polls fk_polls_group_id; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.polls
    ADD CONSTRAINT fk_polls_group_id FOREIGN KEY (group_id) REFERENCES public.groups(id);


--
-- Name: polls fk_polls_twin_of; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.polls
    ADD CONSTRAINT fk_polls_twin_of FOREIGN KEY (twin_of) REFERENCES public.polls(id);


--
-- Name: privacy_notices fk_privacy_notices_person_id; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.privacy_notices
    ADD CONSTRAINT fk_privacy_notices_person_id FOREIGN KEY (person_id) REFERENCES public.people(id);


--
-- Name: profile_asks fk_profile_asks_enterprise_id; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.profile_asks
    ADD CONSTRAINT fk_profile_asks_enterprise_id FOREIGN KEY (enterprise_id) REFERENCES public.enterprises(id);


--
-- Name: profile_asks fk_profile_asks_person_id; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.profile_asks
    ADD CONSTRAINT fk_profile_asks_person_id FOREIGN KEY (person_id) REFERENCES public.people(id);


--
-- Name: profiles fk_profiles_enterprise_id; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.profiles
    ADD CONSTRAINT fk_profiles_enterprise_id FOREIGN KEY (enterprise_id) REFERENCES public.enterprises(id);


--
-- Name: promises fk_promises_company_id; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.promises
    ADD CONSTRAINT fk_promises_company_id FOREIGN KEY (company_id) REFERENCES public.companies(id);


--
-- Name: promises fk_promises_meeting_id; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.promises
    ADD CONSTRAINT fk_promises_meeting_id FOREIGN KEY (meeting_id) REFERENCES public.meetings(id);


--
-- Name: promises fk_promises_person_id; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.promises
    ADD CONSTRAINT fk_promises_person_id FOREIGN KEY (person_id) REFERENCES public.people(id);


--
-- Name: question_carries fk_question_carries_group_id; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.question_carries
    ADD CONSTRAINT fk_question_carries_group_id FOREIGN KEY (group_id) REFERENCES public.groups(id);


--
-- Name: question_carries fk_question_carries_question_id; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.question_carries
    ADD CONSTRAINT fk_question_carries_question_id FOREIGN KEY (question_id) REFERENCES public.questions(id);


--
-- Name: question_echoes fk_question_echoes_person_id; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.question_echoes
    ADD CONSTRAINT fk_question_echoes_person_id FOREIGN KEY (person_id) REFERENCES public.people(id);


--
-- Name: question_echoes fk_question_echoes_question_id; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.question_echoes
    ADD CONSTRAINT fk_question_echoes_question_id FOREIGN KEY (question_id) REFERENCES public.questions(id);


--
-- Name: questions fk_questions_group_id; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.questions
    ADD CONSTRAINT fk_questions_group_id FOREIGN KEY (group_id) REFERENCES public.groups(id);


--
-- Name: questions fk_questions_person_id; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.questions
    ADD CONSTRAINT fk_questions_person_id FOREIGN KEY (person_id) REFERENCES public.people(id);


--
-- Name: ratings fk_ratings_meeting_id; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.ratings
    ADD CONSTRAINT fk_ratings_meeting_id FOREIGN KEY (meeting_id) REFERENCES public.meetings(id);


--
-- Name: recruiting_events fk_recruiting_events_group_id; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.recruiting_events
    ADD CONSTRAINT fk_recruiting_events_group_id FOREIGN KEY (group_id) REFERENCES public.groups(id);


--
-- Name: recruiting_events fk_recruiting_events_link_id; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.recruiting_events
    ADD CONSTRAINT fk_recruiting_events_link_id FOREIGN KEY (link_id) REFERENCES public.recruiting_links(id);


--
-- Name: recruiting_events fk_recruiting_events_person_id; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.recruiting_events
    ADD CONSTRAINT fk_recruiting_events_person_id FOREIGN KEY (person_id) REFERENCES public.people(id);


--
-- Name: recruiting_links fk_recruiting_links_group_id; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.recruiting_links
    ADD CONSTRAINT fk_recruiting_links_group_id FOREIGN KEY (group_id) REFERENCES public.groups(id);


--
-- Name: recruiting_links fk_recruiting_links_person_id; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.recruiting_links
    ADD CONSTRAINT fk_recruiting_links_person_id FOREIGN KEY (person_id) REFERENCES public.people(id);


--
-- Name: recruiting_links fk_recruiting_links_revoked_by; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.recruiting_links
    ADD CONSTRAINT fk_recruiting_links_revoked_by FOREIGN KEY (revoked_by) REFERENCES public.people(id);


--
-- Name: region_changes fk_region_changes_group_id; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.region_changes
    ADD CONSTRAINT fk_region_changes_group_id FOREIGN KEY (group_id) REFERENCES public.groups(id);


--
-- Name: region_changes fk_region_changes_person_id; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.region_changes
    ADD CONSTRAINT fk_region_changes_person_id FOREIGN KEY (person_id) REFERENCES public.people(id);


--
-- Name: region_links fk_region_links_group_id; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.region_links
    ADD CONSTRAINT fk_region_links_group_id FOREIGN KEY (group_id) REFERENCES public.groups(id);


--
-- Name: region_links fk_region_links_person_id; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.region_links
    ADD CONSTRAINT fk_region_links_person_id FOREIGN KEY (person_id) REFERENCES public.people(id);


--
-- Name: region_links fk_region_links_region_id; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.region_links
    ADD CONSTRAINT fk_region_links_region_id FOREIGN KEY (region_id) REFERENCES public.regions(id);


--
-- Name: region_links fk_region_links_used_by; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.region_links
    ADD CONSTRAINT fk_region_links_used_by FOREIGN KEY (used_by) REFERENCES public.people(id);


--
-- Name: region_links fk_region_links_withdrawn_by; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.region_links
    ADD CONSTRAINT fk_region_links_withdrawn_by FOREIGN KEY (withdrawn_by) REFERENCES public.people(id);


--
-- Name: region_texts fk_region_texts_person_id; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.region_texts
    ADD CONSTRAINT fk_region_texts_person_id FOREIGN KEY (person_id) REFERENCES public.people(id);


--
-- Name: region_texts fk_region_texts_region_id; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.region_texts
    ADD CONSTRAINT fk_region_texts_region_id FOREIGN KEY (region_id) REFERENCES public.regions(id);


--
-- Name: regions fk_regions_ended_by; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.regions
    ADD CONSTRAINT fk_regions_ended_by FOREIGN KEY (ended_by) REFERENCES public.people(id);


--
-- Name: regions fk_regions_person_id; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.regions
    ADD CONSTRAINT fk_regions_person_id FOREIGN KEY (person_id) REFERENCES public.people(id);


--
-- Name: report_files fk_report_files_report_id; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.report_files
    ADD CONSTRAINT fk_report_files_report_id FOREIGN KEY (report_id) REFERENCES public.reports(id);


--
-- Name: report_settings fk_report_settings_person_id; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.report_settings
    ADD CONSTRAINT fk_report_settings_person_id FOREIGN KEY (person_id) REFERENCES public.people(id);


--
-- Name: reports fk_reports_group_id; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.reports
    ADD CONSTRAINT fk_reports_group_id FOREIGN KEY (group_id) REFERENCES public.groups(id);


--
-- Name: reports fk_reports_person_id; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.reports
    ADD CONSTRAINT fk_reports_person_id FOREIGN KEY (person_id) REFERENCES public.people(id);


--
-- Name: research_consents fk_research_consents_person_id; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.research_consents
    ADD CONSTRAINT fk_research_consents_person_id FOREIGN KEY (person_id) REFERENCES public.people(id);


--
-- Name: reviews fk_reviews_meeting_id; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.reviews
    ADD CONSTRAINT fk_reviews_meeting_id FOREIGN KEY (meeting_id) REFERENCES public.meetings(id);


--
-- Name: role_links fk_role_links_used_by; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.role_links
    ADD CONSTRAINT fk_role_links_used_by FOREIGN KEY (used_by) REFERENCES public.people(id);


--
-- Name: roles fk_roles_person_id; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.roles
    ADD CONSTRAINT fk_roles_person_id FOREIGN KEY (person_id) REFERENCES public.people(id);


--
-- Name: rsvps fk_rsvps_meeting_id; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.rsvps
    ADD CONSTRAINT fk_rsvps_meeting_id FOREIGN KEY (meeting_id) REFERENCES public.meetings(id);


--
-- Name: rsvps fk_rsvps_person_id; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.rsvps
    ADD CONSTRAINT fk_rsvps_person_id FOREIGN KEY (person_id) REFERENCES public.people(id);


--
-- Name: source_items fk_source_items_digest_id; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.source_items
    ADD CONSTRAINT fk_source_items_digest_id FOREIGN KEY (digest_id) REFERENCES public.digests(id);


--
-- Name: source_items fk_source_items_source_id; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.source_items
    ADD CONSTRAINT fk_source_items_source_id FOREIGN KEY (source_id) REFERENCES public.sources(id);


--
-- Name: sources fk_sources_person_id; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.sources
    ADD CONSTRAINT fk_sources_person_id FOREIGN KEY (person_id) REFERENCES public.people(id);


--
-- Name: stays fk_stays_company_id; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.stays
    ADD CONSTRAINT fk_stays_company_id FOREIGN KEY (company_id) REFERENCES public.companies(id);


--
-- Name: surveys fk_surveys_enterprise_id; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.surveys
    ADD CONSTRAINT fk_surveys_enterprise_id FOREIGN KEY (enterprise_id) REFERENCES public.enterprises(id);


--
-- Name: surveys fk_surveys_person_id; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.surveys
    ADD CONSTRAINT fk_surveys_person_id FOREIGN KEY (person_id) REFERENCES public.people(id);


--
-- Name: swaps fk_swaps_asked_id; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.swaps
    ADD CONSTRAINT fk_swaps_asked_id FOREIGN KEY (asked_id) REFERENCES public.companies(id);


--
-- Name: swaps fk_swaps_asking_id; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.swaps
    ADD CONSTRAINT fk_swaps_asking_id FOREIGN KEY (asking_id) REFERENCES public.companies(id);


--
-- Name: swaps fk_swaps_group_id; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.swaps
    ADD CONSTRAINT fk_swaps_group_id FOREIGN KEY (group_id) REFERENCES public.groups(id);


--
-- Name: swaps fk_swaps_person_id; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.swaps
    ADD CONSTRAINT fk_swaps_person_id FOREIGN KEY (person_id) REFERENCES public.people(id);


--
-- Name: takeaways fk_takeaways_meeting_id; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.takeaways
    ADD CONSTRAINT fk_takeaways_meeting_id FOREIGN KEY (meeting_id) REFERENCES public.meetings(id);


--
-- Name: takeaways fk_takeaways_person_id; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.takeaways
    ADD CONSTRAINT fk_takeaways_person_id FOREIGN KEY (person_id) REFERENCES public.people(id);


--
-- Name: theme_supporters fk_theme_supporters_company_id; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.theme_supporters
    ADD CONSTRAINT fk_theme_supporters_company_id FOREIGN KEY (company_id) REFERENCES public.companies(id);


--
-- Name: theme_supporters fk_theme_supporters_person_id; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.theme_supporters
    ADD CONSTRAINT fk_theme_supporters_person_id FOREIGN KEY (person_id) REFERENCES public.people(id);


--
-- Name: theme_supporters fk_theme_supporters_theme_id; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.theme_supporters
    ADD CONSTRAINT fk_theme_supporters_theme_id FOREIGN KEY (theme_id) REFERENCES public.themes(id);


--
-- Name: themes fk_themes_group_id; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.themes
    ADD CONSTRAINT fk_themes_group_id FOREIGN KEY (group_id) REFERENCES public.groups(id);


--
-- Name: themes fk_themes_meeting_id; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.themes
    ADD CONSTRAINT fk_themes_meeting_id FOREIGN KEY (meeting_id) REFERENCES public.meetings(id);


--
-- Name: themes fk_themes_offered_by; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.themes
    ADD CONSTRAINT fk_themes_offered_by FOREIGN KEY (offered_by) REFERENCES public.people(id);


--
-- Name: themes fk_themes_proposer_id; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.themes
    ADD CONSTRAINT fk_themes_proposer_id FOREIGN KEY (proposer_id) REFERENCES public.people(id);


--
-- Name: timers fk_timers_group_id; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.timers
    ADD CONSTRAINT fk_timers_group_id FOREIGN KEY (group_id) REFERENCES public.groups(id);


--
-- Name: turns fk_turns_company_id; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.turns
    ADD CONSTRAINT fk_turns_company_id FOREIGN KEY (company_id) REFERENCES public.companies(id);


--
-- Name: turns fk_turns_group_id; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.turns
    ADD CONSTRAINT fk_turns_group_id FOREIGN KEY (group_id) REFERENCES public.groups(id);


--
-- Name: weekly_readers fk_weekly_readers_person_id; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.weekly_readers
    ADD CONSTRAINT fk_weekly_readers_person_id FOREIGN KEY (person_id) REFERENCES public.people(id);


--
-- PostgreSQL database dump complete
--


