"""One flow of each API, as its users have them; each returns what it did, in a line, or raises."""

from __future__ import annotations

from email.message import EmailMessage

from mailrig import HostUp, MailBaby, Stalwart
from stalwart_client.models import PrincipalCreate

from mailrig_sandbox import Sandbox
from mailrig_sandbox.tour._calls import VPS, port_25
from mailrig_sandbox.tour._twins import PLAIN


class FlowError(Exception):
    """A flow did not come to what it should."""


def _demand(right: bool, wrong: str) -> None:
    if not right:
        raise FlowError(wrong)


def principals(sandbox: Sandbox) -> str:
    """List and create principals, and read the DNS records that they need."""
    domain, address = "tour.example.org", "lin@tour.example.org"
    with Stalwart(sandbox.urls["stalwart"], token=sandbox.keys["stalwart"], connections=PLAIN) as stalwart:
        before = [str(each.name) for each in stalwart.principals.iter_principals()]
        made = PrincipalCreate.from_dict({"type": "domain", "name": domain})
        stalwart.principals.create_principal(body=made)
        account = {"type": "individual", "name": "lin", "emails": [address], "roles": ["user"]}
        stalwart.principals.create_principal(body=PrincipalCreate.from_dict(account))
        after = [str(each.name) for each in stalwart.principals.iter_principals()]
        _demand(sorted(after) == sorted([*before, domain, "lin"]), "what was created is not listed")
        said = stalwart.principals.fetch_principal("lin").data.to_dict()
        _demand(address in said["emails"], "the new account has not its address")
        records = stalwart.dns.obtain_dns_records_for_domain(domain).data
    _demand({"MX", "TXT"} <= {each.type_ for each in records}, "DNS records are missing")
    return f"created {domain} and {address}, {len(after)} principals; {len(records)} DNS records for {domain}"


def sending(sandbox: Sandbox) -> str:
    """Send a mail, and find it in the log."""
    message = EmailMessage()
    message["From"], message["To"], message["Subject"] = "me@example.org", "jane@example.org", "A tour"
    message["Message-ID"] = "<a-tour@example.org>"
    message.set_content("Hello")
    with MailBaby(sandbox.keys["mailbaby"], base_url=sandbox.urls["mailbaby"], connections=PLAIN) as mailbaby:
        mailbaby.send_once(message)
        sandbox.clock.advance(60)
        found = list(mailbaby.history.iter_mail_log(message_id="a-tour@example.org"))
    _demand([each.to for each in found] == ["jane@example.org"], f"the log has {len(found)} rows of the mail")
    return f"sent {message['Message-ID']}, and found it in the log: {found[0].response}"


def port(sandbox: Sandbox) -> str:
    """Ask for port 25, and read the status of the relay."""
    with HostUp(sandbox.keys["hostup"], base_url=sandbox.urls["hostup"], connections=PLAIN) as hostup:
        asked = port_25(VPS)(hostup)
        _demand(asked.status == "pending", f"the request is {asked.status}")
        relay = hostup.vps.get_vps_mail_relay(VPS)
    _demand(relay.insights_status == "available", f"the relay is {relay.insights_status}")
    return f"asked for port 25 ({asked.id}, {asked.status}); the relay is {relay.insights_status}"


FLOWS = {"stalwart": principals, "mailbaby": sending, "hostup": port}
