"""heyoo: every public method that reaches Graph."""
from world import FILES, Suite, World, redirect_requests

redirect_requests()
from heyoo import WhatsApp  # noqa: E402

world, suite = World(), Suite("heyoo")
wa = WhatsApp(world.token, world.pnid)
to = world.to
inbound = world.written()
sent = lambda answer: bool(answer and answer.get("messages"))  # noqa: E731
link = "https://files.example/a"

suite.step("send_message", lambda: wa.send_message("Hello", to), sent)
suite.step("reply_to_message", lambda: wa.reply_to_message(inbound, to, "Yes"), sent)
suite.step("send_reaction", lambda: wa.send_reaction("👍", inbound, to), sent)
suite.step("send_template", lambda: wa.send_template("hello_world", to, components=[], lang="en_US"), sent)
suite.step("send_location", lambda: wa.send_location("31.6", "-8.0", "Shop", "Street 1", to), sent)
media = {}
for name in FILES:
    media[name] = (suite.step(f"upload_media {name}", lambda: wa.upload_media(world.file(name)), lambda it: "id" in it) or {}).get("id")
suite.step("send_image", lambda: wa.send_image(media["a.png"], to, link=False), sent)
suite.step("send_image by link", lambda: wa.send_image(f"{link}.png", to, caption="Dates"), sent)
suite.step("send_sticker", lambda: wa.send_sticker(media["a.webp"], to, link=False), sent)
suite.step("send_audio", lambda: wa.send_audio(media["a.mp3"], to, link=False), sent)
suite.step("send_video", lambda: wa.send_video(media["a.mp4"], to, link=False), sent)
suite.step("send_document", lambda: wa.send_document(media["a.pdf"], to, link=False), sent)
contacts = [{"name": {"formatted_name": "Jo", "first_name": "Jo"}, "phones": [{"phone": "+15550100600"}]}]
suite.step("send_contacts", lambda: wa.send_contacts(contacts, to), sent)
suite.step("send_custom_json", lambda: wa.send_custom_json({"messaging_product": "whatsapp", "type": "text", "text": {"body": "x"}}, to), sent)
rows = [{"id": "a", "title": "A", "description": ""}]
suite.step("send_button", lambda: wa.send_button({"header": "H", "body": "B", "footer": "F", "action": {"button": "Open", "sections": [{"title": "All", "rows": [{"id": "a", "title": "A"}]}]}}, to), sent)
suite.step("send_reply_button", lambda: wa.send_reply_button({"type": "button", "body": {"text": "Pick"}, "action": {"buttons": [{"type": "reply", "reply": {"id": "a", "title": "A"}}]}}, to), sent)
suite.step("mark_as_read", lambda: wa.mark_as_read(inbound), lambda it: it == {"success": True})
url = suite.step("query_media_url", lambda: wa.query_media_url(media["a.png"]), bool)
suite.step("download_media", lambda: wa.download_media(url, "image/png", f"{world.folder}/down"), lambda path: open(path, "rb").read() == FILES["a.png"])
suite.step("delete_media", lambda: wa.delete_media(media["a.png"]), lambda it: it == {"success": True})
suite.end()
