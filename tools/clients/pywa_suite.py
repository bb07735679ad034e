"""PyWa: every public method of its client that reaches Graph."""
import http.server
import threading
import time
import urllib.parse

import httpx
from world import BASE, FILES, Suite, World

from pywa import WhatsApp, types, utils
from pywa.types import flows as f
from pywa.types import templates as t

world, suite = World(), Suite("pywa")


class ToSandbox(httpx.HTTPTransport):
    """The client's addresses are fixed in its code: the same request, to the sandbox."""

    def handle_request(self, request):
        if request.url.host.endswith("facebook.com"):
            request.url = httpx.URL(BASE).copy_with(raw_path=request.url.raw_path)
        return super().handle_request(request)


class Webhook(http.server.BaseHTTPRequestHandler):
    """Shakes hands as any callback does."""

    def do_GET(self):
        query = urllib.parse.parse_qs(urllib.parse.urlparse(self.path).query)
        self.send_response(200)
        self.end_headers()
        self.wfile.write(query.get("hub.challenge", [""])[0].encode())

    def do_POST(self):
        self.rfile.read(int(self.headers.get("content-length", 0)))
        self.send_response(200)
        self.end_headers()

    def log_message(self, *_):
        pass


hook = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Webhook)
threading.Thread(target=hook.serve_forever, daemon=True).start()
callback = f"http://127.0.0.1:{hook.server_port}/"

wa = WhatsApp(
    phone_id=world.pnid, token=world.token, waba_id=world.waba, app_id=world.app, app_secret=world.secret,
    business_portfolio_id=f"9{world.waba}", session=httpx.Client(transport=ToSandbox(), base_url=BASE, timeout=30),
)
to, link = world.to, "https://files.example/a"
inbound = world.written()
step = suite.step
done = lambda it: bool(it)  # noqa: E731
ok = lambda it: it is True or getattr(it, "success", it) is True  # noqa: E731

# Sending, every kind.
step("send_message", lambda: wa.send_message(to, "Hello", tracker="t1"), done)
step("send_message buttons", lambda: wa.send_message(to, "Pick", buttons=[types.Button("A", "a"), types.Button("B", "b")], header="H", footer="F"), done)
step("send_message url", lambda: wa.send_message(to, "See", buttons=types.URLButton("Open", link)), done)
step("send_message list", lambda: wa.send_message(to, "Pick", buttons=types.SectionList("Open", [types.Section("All", [types.SectionRow("A", "a")])])), done)
step("send_message reply", lambda: wa.send_message(to, "Yes", reply_to_message_id=inbound), done)
step("send_message call permission", lambda: wa.send_message(to, "May we call?", buttons=types.CallPermissionRequestButton()), done)
media = {}
for name in FILES:
    media[name] = step(f"upload_media {name}", lambda: wa.upload_media(world.file(name)), done)
step("send_image", lambda: wa.send_image(to, world.file("a.png"), caption="Dates"), done)
step("send_image link", lambda: wa.send_image(to, f"{link}.png"), done)
step("send_image buttons", lambda: wa.send_image(to, media["a.png"], caption="Pick", buttons=[types.Button("A", "a")]), done)
step("send_video", lambda: wa.send_video(to, world.file("a.mp4")), done)
step("send_document", lambda: wa.send_document(to, world.file("a.pdf"), filename="a.pdf", caption="Bill"), done)
step("send_audio", lambda: wa.send_audio(to, world.file("a.mp3")), done)
step("send_voice", lambda: wa.send_voice(to, FILES["a.ogg"], mime_type="audio/ogg"), done)
step("send_sticker", lambda: wa.send_sticker(to, world.file("a.webp"), mime_type="image/webp"), done)
step("send_reaction", lambda: wa.send_reaction(to, "👍", inbound), done)
step("remove_reaction", lambda: wa.remove_reaction(to, inbound), done)
step("send_location", lambda: wa.send_location(to, 31.6, -8.0, "Shop", "Street 1"), done)
step("request_location", lambda: wa.request_location(to, "Where are you?"), done)
step("request_contact_info", lambda: wa.request_contact_info(to, "How do we reach you?"), done)
contact = types.Contact(name=types.Contact.Name(formatted_name="Jo", first_name="Jo"), phones=[types.Contact.Phone(phone="+15550100600")])
step("send_contact", lambda: wa.send_contact(to, contact), done)
step("send_catalog", lambda: wa.send_catalog(to, "Our catalog"), done)
step("send_product", lambda: wa.send_product(to, "c1", "sku1", "Dates"), done)
step("send_products", lambda: wa.send_products(to, "c1", [types.ProductsSection("All", ["sku1"])], "Dates", "Body"), done)
step("mark_message_as_read", lambda: wa.mark_message_as_read(inbound), ok)
step("indicate_typing", lambda: wa.indicate_typing(inbound), ok)

# Media.
url = step("get_media_url", lambda: wa.get_media_url(media["a.png"].id), lambda it: it.url)
step("get_media_bytes", lambda: wa.get_media_bytes(url.url), lambda it: it == FILES["a.png"])
step("download_media", lambda: wa.download_media(url=url.url, path=world.folder, filename="down.png"), lambda it: open(it, "rb").read() == FILES["a.png"])
step("stream_media", lambda: b"".join(wa.stream_media(url.url)), lambda it: it == FILES["a.png"])
step("delete_media", lambda: wa.delete_media(media["a.png"].id), ok)

# Accounts and numbers.
step("get_business_account", wa.get_business_account, lambda it: it.owner_business_info)
step("get_owned_business_accounts", lambda: list(wa.get_owned_business_accounts()), lambda it: len(it) == 1)
step("get_shared_business_accounts", lambda: list(wa.get_shared_business_accounts()), lambda it: it == [])
step("update_business_account_settings", lambda: wa.update_business_account_settings(disable_marketing_messages_on_cloud_api=False), lambda it: it is None)
step("get_business_phone_number", wa.get_business_phone_number, lambda it: it.quality_score)
step("get_business_phone_numbers", lambda: list(wa.get_business_phone_numbers()), lambda it: len(it) == 1)
step("get_business_phone_number_settings", wa.get_business_phone_number_settings, done)
step("update_business_phone_number_settings", lambda: wa.update_business_phone_number_settings(calling=types.calls.CallingSettings(status=types.calls.CallingSettingsStatus.ENABLED)), ok)
step("update_conversational_automation", lambda: wa.update_conversational_automation(["Hi"], [types.Command("help", "What we do")]), ok)
step("conversational automation comes back", wa.get_business_phone_number, lambda it: it.conversational_automation.commands[0].name == "help")
step("update_display_name", lambda: wa.update_display_name("Dates and more"), ok)
step("get_business_profile", wa.get_business_profile, done)
step("update_business_profile", lambda: wa.update_business_profile(about="Dates", websites=["https://example.com"], profile_picture=world.file("a.jpg")), ok)
step("get_commerce_settings", wa.get_commerce_settings, done)
step("update_commerce_settings", lambda: wa.update_commerce_settings(is_catalog_visible=True), ok)
from cryptography.hazmat.primitives import serialization  # noqa: E402
from cryptography.hazmat.primitives.asymmetric import rsa  # noqa: E402
pem = rsa.generate_private_key(65537, 2048).public_key().public_bytes(serialization.Encoding.PEM, serialization.PublicFormat.SubjectPublicKeyInfo).decode()
step("set_business_public_key", lambda: wa.set_business_public_key(pem), ok)
step("register_phone_number", lambda: wa.register_phone_number("123456"), ok)
step("deregister_phone_number", wa.deregister_phone_number, ok)
step("create_phone_number", lambda: wa.create_phone_number(country_calling_code=1, phone_number=f"555{int(time.time()) % 10**7:07}", verified_name="Second"), done)
step("request_verification_code", lambda: wa.request_verification_code(code_method="SMS", language_code="en_US"), ok)
step("verify_phone_number", lambda: wa.verify_phone_number("123456"), ok)
step("set_username", lambda: wa.set_username("dates.and.co"), done)
step("get_current_username", wa.get_current_username, done)
step("get_reserved_usernames", wa.get_reserved_usernames, done)
step("delete_username", wa.delete_username, ok)

# Templates.
template = t.Template(
    name="order_ready", language=t.TemplateLanguage.ENGLISH_US, category=t.TemplateCategory.UTILITY,
    parameter_format=t.ParamFormat.POSITIONAL,
    components=[t.HeaderDocument(example=world.file("a.pdf")), t.BodyText("Order {{1}} is ready", "42")],
)
made = step("create_template", lambda: wa.create_template(template), done)
for _ in range(50):
    if made and wa.get_template(made.id).status == t.TemplateStatus.APPROVED:
        break
    time.sleep(0.05)
step("get_template", lambda: wa.get_template(made.id), lambda it: it.quality_score)
step("get_templates", lambda: wa.get_templates(name="order_ready"), lambda it: len(list(it)) == 1 and it.total_count is not None)
step("send_template", lambda: wa.send_template(to, "order_ready", t.TemplateLanguage.ENGLISH_US, params=[t.HeaderDocument.params(document=world.file("a.pdf"), filename="a.pdf"), t.BodyText.params("42")]), done)
step("send_template marketing messages", lambda: wa.send_template(to, "hello_world", t.TemplateLanguage.ENGLISH_US, params=[], use_mm_lite_api=True), done)
step("update_template", lambda: wa.update_template(made.id, new_category=t.TemplateCategory.MARKETING), done)
step("upsert_authentication_template", lambda: wa.upsert_authentication_template(name="code", languages=[t.TemplateLanguage.ENGLISH_US, t.TemplateLanguage.ARABIC], otp_button=t.CopyCodeOTPButton(), add_security_recommendation=True, code_expiration_minutes=5), done)
step("compare_templates", lambda: wa.compare_templates(made.id, next(x for x in wa.get_templates() if x.name == "hello_world").id, start=1700000000, end=1700600000), done)
step("unpause_template", lambda: wa.unpause_template(made.id), lambda it: it is not None)
step("archive_templates", lambda: wa.archive_templates([made.id]), done)
step("unarchive_templates", lambda: wa.unarchive_templates([made.id]), done)
step("migrate_templates", lambda: wa.migrate_templates(world.waba), done)
step("delete_template", lambda: wa.delete_template("order_ready"), ok)

# Flows.
flow = f.FlowJSON(version="7.0", screens=[f.Screen(id="FIRST", title="First", terminal=True, layout=f.Layout(children=[f.Footer(label="Done", on_click_action=f.CompleteAction(payload={}))]))])
drafted = step("create_flow", lambda: wa.create_flow("booking", [f.FlowCategory.OTHER]), done)
step("update_flow_metadata", lambda: wa.update_flow_metadata(drafted.id, name="appointments", endpoint_uri="https://example.com/flow"), ok)
step("update_flow_json", lambda: wa.update_flow_json(drafted.id, flow), ok)
step("publish_flow", lambda: wa.publish_flow(drafted.id), ok)
step("get_flow", lambda: wa.get_flow(drafted.id), lambda it: it.status == f.FlowStatus.PUBLISHED)
step("get_flows", lambda: list(wa.get_flows()), lambda it: len(it) == 1)
step("get_flow_assets", lambda: list(wa.get_flow_assets(drafted.id)), lambda it: len(it) == 1)
step("get_flow_metrics", lambda: wa.get_flow_metrics(drafted.id, f.FlowMetricName.ENDPOINT_REQUEST_COUNT, f.FlowMetricGranularity.DAY), done)
step("send_message flow", lambda: wa.send_message(to, "Book", buttons=types.FlowButton(title="Open", flow_id=drafted.id, flow_action_type=types.FlowActionType.NAVIGATE, flow_action_screen="FIRST")), done)
step("deprecate_flow", lambda: wa.deprecate_flow(drafted.id), ok)
other = step("create_flow with JSON", lambda: wa.create_flow("second", [f.FlowCategory.OTHER], flow_json=flow), done)
step("migrate_flows", lambda: wa.migrate_flows(world.waba, ["second"]), done)
step("delete_flow", lambda: wa.delete_flow(other.id), ok)

# QR codes, callbacks, blocking.
qr = step("create_qr_code", lambda: wa.create_qr_code("Hello"), done)
step("get_qr_code", lambda: wa.get_qr_code(qr.code), done)
step("get_qr_codes", lambda: list(wa.get_qr_codes()), lambda it: len(it) == 1)
step("get_qr_codes with image", lambda: list(wa.get_qr_codes(image_type="PNG")), lambda it: len(it) == 1)
step("update_qr_code", lambda: wa.update_qr_code(qr.code, "Salut"), done)
step("delete_qr_code", lambda: wa.delete_qr_code(qr.code), ok)
token = step("get_app_access_token", lambda: wa.get_app_access_token(world.app, world.secret), done)
step("set_app_callback_url", lambda: wa.set_app_callback_url(world.app, token, callback, world.number["verifyToken"], ["messages"]), ok)
step("override_waba_callback_url", lambda: wa.override_waba_callback_url(callback, "verify"), ok)
step("delete_waba_callback_url", wa.delete_waba_callback_url, ok)
step("override_phone_callback_url", lambda: wa.override_phone_callback_url(callback, "verify"), ok)
step("delete_phone_callback_url", wa.delete_phone_callback_url, ok)
step("block_users", lambda: wa.block_users([to]), done)
step("get_blocked_users", lambda: list(wa.get_blocked_users()), lambda it: len(it) == 1)
step("unblock_users", lambda: wa.unblock_users([to]), done)

# Calls.
sdp = types.calls.SessionDescription(sdp="v=0", sdp_type="offer")
answer = types.calls.SessionDescription(sdp="v=0", sdp_type="answer")
# The client leaves out an argument of its own call here (4.5.0), so its lower half is asked.
step("get_call_permissions", lambda: wa.api.get_call_permissions(world.pnid, to, None), done)
call = step("initiate_call", lambda: wa.initiate_call(to, sdp), done)
call_id = getattr(call, "id", None) or getattr(call, "call_id", None)
step("pre_accept_call", lambda: wa.pre_accept_call(call_id, answer), ok)
step("accept_call", lambda: wa.accept_call(call_id, answer), ok)
step("reject_call", lambda: wa.reject_call(call_id), ok)
step("terminate_call", lambda: wa.terminate_call(call_id), ok)

# Groups.
step("create_group", lambda: wa.create_group(subject="Market"), done)
group = (step("get_groups", lambda: list(wa.get_groups()), lambda it: len(it) == 1) or [None])[0]
step("get_group", lambda: wa.get_group(group.id), lambda it: it.subject == "Market")
sent = step("send_message group", lambda: wa.send_message(group.id, "Open at nine"), done)
step("pin_message", lambda: wa.pin_message(group.id, sent.id, expiration_days=7), done)
step("unpin_message", lambda: wa.unpin_message(group.id, sent.id), done)
step("update_group_settings", lambda: wa.update_group_settings(group.id, subject="Sunday market", profile_picture=FILES["a.jpg"]), done)
step("get_group_invite_link", lambda: wa.get_group_invite_link(group.id), done)
step("reset_group_invite_link", lambda: wa.reset_group_invite_link(group.id), done)
step("get_group_join_requests", lambda: list(wa.get_group_join_requests(group.id)), lambda it: it == [])
step("approve_group_join_requests", lambda: wa.approve_group_join_requests(group.id, ["1"]), done)
step("reject_group_join_requests", lambda: wa.reject_group_join_requests(group.id, ["1"]), done)
step("remove_group_participants", lambda: wa.remove_group_participants(group.id, [to]), done)
step("delete_group", lambda: wa.delete_group(group.id), done)

# Signups.
signup = step("create_signup", lambda: wa.create_signup("Join us", "Welcome", "https://example.com/privacy", accept_policy=True), done)
step("get_signups", lambda: list(wa.get_signups()), lambda it: len(it) == 1)
step("get_signup", lambda: wa.get_signup(signup.id), done)
step("update_signup", lambda: wa.update_signup(signup.id, message="Join"), done)
suite.end()
