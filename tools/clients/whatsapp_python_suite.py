"""whatsapp-python: every public method that reaches Graph, the plain client."""
from world import FILES, Suite, World, redirect_requests

redirect_requests()
from whatsapp import WhatsApp  # noqa: E402

world, suite = World(), Suite("whatsapp-python")
wa = WhatsApp(world.token, {"1": world.pnid}, logger=False, update_check=False, debug=False, version="v23.0")
to = world.to
inbound = world.written()
sent = lambda answer: isinstance(answer, dict) and bool(answer.get("messages"))  # noqa: E731

suite.step("create_message.send", lambda: wa.create_message(to=to, content="Hello").send(), sent)
media = {}
for name in FILES:
    media[name] = (suite.step(f"upload_media {name}", lambda: wa.upload_media(world.file(name)), lambda it: "id" in it) or {}).get("id")
suite.step("send_template", lambda: wa.send_template("hello_world", to, components=[], lang="en_US"), sent)
suite.step("send_location", lambda: wa.send_location("31.6", "-8.0", "Shop", "Street 1", to), sent)
suite.step("send_image", lambda: wa.send_image(media["a.png"], to, link=False), sent)
suite.step("send_image by link", lambda: wa.send_image("https://files.example/a.png", to), sent)
suite.step("send_sticker", lambda: wa.send_sticker(media["a.webp"], to, link=False), sent)
suite.step("send_audio", lambda: wa.send_audio(media["a.mp3"], to, link=False), sent)
suite.step("send_video", lambda: wa.send_video(media["a.mp4"], to, link=False), sent)
suite.step("send_document", lambda: wa.send_document(media["a.pdf"], to, link=False), sent)
contacts = [{"name": {"formatted_name": "Jo", "first_name": "Jo"}, "phones": [{"phone": "+15550100600"}]}]
suite.step("send_contacts", lambda: wa.send_contacts(contacts, to), sent)
suite.step("send_custom_json", lambda: wa.send_custom_json({"messaging_product": "whatsapp", "type": "text", "text": {"body": "x"}}, to), sent)
suite.step("send_button", lambda: wa.send_button({"header": "H", "body": "B", "footer": "F", "action": {"button": "Open", "sections": [{"title": "All", "rows": [{"id": "a", "title": "A"}]}]}}, to), sent)
suite.step("send_reply_button", lambda: wa.send_reply_button({"type": "button", "body": {"text": "Pick"}, "action": {"buttons": [{"type": "reply", "reply": {"id": "a", "title": "A"}}]}}, to), sent)
data = {"entry": [{"changes": [{"value": {"messages": [{"id": inbound, "from": to, "type": "text", "text": {"body": "Hi"}, "timestamp": "1"}], "contacts": [{"wa_id": to, "profile": {"name": "Amal"}}], "metadata": {"phone_number_id": world.pnid}}}]}]}
message = wa.create_message(data=data)
message.id, message.sender, message.to = inbound, to, to
suite.step("message.reply", lambda: message.reply("Yes"), sent)
suite.step("message.react", lambda: message.react("👍"), sent)
suite.step("message.mark_as_read", lambda: message.mark_as_read(), lambda it: it == {"success": True})
url = suite.step("query_media_url", lambda: wa.query_media_url(media["a.png"]), bool)
suite.step("download_media", lambda: wa.download_media(url, "image/png", f"{world.folder}/down"), lambda path: open(path, "rb").read() == FILES["a.png"])
suite.step("delete_media", lambda: wa.delete_media(media["a.png"]), lambda it: it == {"success": True})
suite.end()
