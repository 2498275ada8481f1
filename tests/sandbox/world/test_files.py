"""Documents, pictures, voices, albums, and getting them back."""

from __future__ import annotations

import struct
import zlib
from collections.abc import Callable

import pytest

from sandbox import Chat, Person, Upload, World

from .conftest import Wire


def png(width: int, height: int) -> bytes:
    """A black picture."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    head = chunk(b"IHDR", struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0))
    rows = zlib.compress(b"".join(b"\0" + b"\0" * width for _ in range(height)))
    return b"\x89PNG\r\n\x1a\n" + head + chunk(b"IDAT", rows) + chunk(b"IEND", b"")


def test_a_document_is_sent_and_fetched(bot: Wire, world: World, group: Chat) -> None:
    upload = Upload("notes.ICS", b"BEGIN:VCALENDAR", "text/calendar")
    files = {"notes": upload}
    sent = bot(
        "sendDocument", files, chat_id=group.id, document="attach://notes", caption="<b>x</b>", parse_mode="HTML"
    )
    document = sent["document"]
    assert (document["file_name"], document["mime_type"], document["file_size"]) == ("notes.ICS", "text/calendar", 15)
    assert sent["caption"] == "x" and sent["caption_entities"][0]["type"] == "bold"
    found = bot("getFile", file_id=document["file_id"])
    assert found["file_path"].endswith(".ics")
    assert world.files.get(found["file_path"]) == world.contents[found["file_path"]] == b"BEGIN:VCALENDAR"


def test_a_file_is_sent_again_by_its_id(bot: Wire, group: Chat, ben: Person) -> None:
    said = ben.sends_document(b"abc", "a.txt", chat=group, caption="/file", mime="text/plain")
    (message,) = bot.got("message")
    assert message["caption"] == "/file"
    again = bot("sendDocument", chat_id=group.id, document=message["document"]["file_id"])
    assert again["document"] == said.content["document"]
    refusal = bot.refused("sendPhoto", chat_id=group.id, photo=message["document"]["file_id"])
    assert refusal == "Bad Request: can't use file of type Document as Photo"


def test_equal_contents_have_one_unique_id(world: World) -> None:
    one, two = (world.files.add(Upload(name, b"same"), "document") for name in ("a", "b"))
    assert one.unique_id == two.unique_id and one.file_id != two.file_id


def test_a_picture_has_sizes(bot: Wire, group: Chat) -> None:
    sent = bot("sendPhoto", {"p": Upload("p.png", png(640, 320))}, chat_id=group.id, photo="attach://p")
    small, full = sent["photo"]
    assert (small["width"], small["height"], full["width"], full["height"]) == (320, 160, 640, 320)
    assert bot("getFile", file_id=full["file_id"])["file_path"].startswith("photos/")
    assert bot("getFile", file_id=small["file_id"])["file_path"].startswith("photos/")


@pytest.mark.parametrize(
    ("value", "content", "words"),
    [
        ("attach://p", b"no picture", "IMAGE_PROCESS_FAILED"),
        ("attach://p", b"", "file must be non-empty"),
        ("AgACnothing", b"x", "wrong file identifier/HTTP URL specified"),
        ("https://example.org/p.png", b"x", "failed to get HTTP URL content"),
    ],
)
def test_what_is_no_picture_is_refused(bot: Wire, group: Chat, value: str, content: bytes, words: str) -> None:
    refusal = bot.refused("sendPhoto", {"p": Upload("p.png", content)}, chat_id=group.id, photo=value)
    assert refusal == f"Bad Request: {words}"


@pytest.mark.parametrize("kind", ["voice", "video_note", "video", "audio", "animation"])
def test_every_kind_of_file_comes_back_as_it_was_sent(bot: Wire, group: Chat, kind: str) -> None:
    method = "send" + kind.title().replace("_", "")
    sent = bot(method, {"f": Upload("f.bin", b"xyz")}, chat_id=group.id, duration=7, **{kind: "attach://f"})
    assert sent[kind]["duration"] == 7 and sent[kind]["file_size"] == 3


def test_people_send_voices_and_round_videos(bot: Wire, ben: Person) -> None:
    ben.starts(bot.account)
    bot.updates()
    ben.sends_voice(b"ogg", duration=4)
    ben.sends_video_note(b"mp4")
    ben.sends_photo(png(10, 10), caption="Look")
    voice, note, photo = bot.got("message")
    assert voice["voice"]["duration"] == 4 and note["video_note"]["length"] and photo["caption"] == "Look"


def test_an_album_has_one_number_and_a_message_for_each(bot: Wire, group: Chat) -> None:
    files = {"a": Upload("a.png", png(5, 5)), "b": Upload("b.png", png(5, 5))}
    media = [{"type": "photo", "media": "attach://a", "caption": "Both"}, {"type": "photo", "media": "attach://b"}]
    first, second = bot("sendMediaGroup", files, chat_id=group.id, media=media)
    assert first["media_group_id"] == second["media_group_id"]
    assert first["caption"] == "Both" and "caption" not in second


def test_captions_are_edited_and_have_their_own_limit(bot: Wire, group: Chat) -> None:
    sent = bot("sendDocument", {"d": Upload("d", b"x")}, chat_id=group.id, document="attach://d")
    at = {"chat_id": group.id, "message_id": sent["message_id"]}
    assert bot("editMessageCaption", **at, caption="New")["caption"] == "New"
    assert bot.refused("editMessageCaption", **at, caption="x" * 1025) == "Bad Request: message caption is too long"
    assert bot.refused("editMessageText", **at, text="x") == "Bad Request: there is no text in the message to edit"
    text = bot("sendMessage", chat_id=group.id, text="x")["message_id"]
    refusal = bot.refused("editMessageCaption", chat_id=group.id, message_id=text, caption="x")
    assert refusal == "Bad Request: there is no caption in the message to edit"


def test_a_file_can_take_the_place_of_another(bot: Wire, group: Chat) -> None:
    sent = bot("sendDocument", {"d": Upload("d", b"x")}, chat_id=group.id, document="attach://d")
    media = {"type": "photo", "media": "attach://p", "caption": "Chart"}
    at = {"chat_id": group.id, "message_id": sent["message_id"]}
    edited = bot("editMessageMedia", {"p": Upload("p.png", png(5, 5))}, **at, media=media)
    assert edited["caption"] == "Chart" and "document" not in edited and edited["photo"]


def test_large_files_cannot_be_fetched(bot: Wire, group: Chat) -> None:
    large = Upload("large.bin", bytes(20 * 1024 * 1024 + 1))
    sent = bot("sendDocument", {"d": large}, chat_id=group.id, document="attach://d")
    assert bot.refused("getFile", file_id=sent["document"]["file_id"]) == "Bad Request: file is too big"
    assert bot.refused("getFile", file_id="nothing") == "Bad Request: invalid file_id"


def test_files_need_the_right_to_send_them(bot: Wire, group: Chat, aino: Person) -> None:
    aino.permits(group, can_send_documents=False)
    refusal = bot.refused("sendDocument", {"d": Upload("d", b"x")}, chat_id=group.id, document="attach://d")
    assert refusal == "Bad Request: not enough rights to send documents to the chat"


def test_a_chats_picture_can_be_set_and_taken_away(bot: Wire, group: Chat, admin: Callable[..., None]) -> None:
    admin(group, can_change_info=True)
    bot("setChatPhoto", {"p": Upload("p.png", png(5, 5))}, chat_id=group.id, photo="attach://p")
    assert bot("getChat", chat_id=group.id)["photo"]["big_file_id"]
    bot("deleteChatPhoto", chat_id=group.id)
    told = [key for message in bot.got("message") for key in message if key.endswith("chat_photo")]
    assert told == ["new_chat_photo", "delete_chat_photo"]
