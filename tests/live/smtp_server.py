"""A mail server for the tests: aiosmtpd, set up as a careful operator would, keeping what it takes.

Usage: smtp_server.py FOLDER PORT MODE CERTIFICATE KEY
MODE is starttls (required, with AUTH), smtps (TLS from the first byte, with AUTH) or bare (neither).
Each message becomes one JSON file in FOLDER/mail; FOLDER/talk has a line for each command that came through.
"""

import asyncio
import email
import email.policy
import itertools
import json
import os
import ssl
import sys

from aiosmtpd.controller import Controller
from aiosmtpd.smtp import AuthResult, LoginPassword

USER, PASSWORD = b"desk@example.org", b"a secret of the desk"

folder, port, mode, certificate, key = sys.argv[1:]
numbers = itertools.count(len(os.listdir(os.path.join(folder, "mail"))) + 1)


def note(line):
    with open(os.path.join(folder, "talk"), "a", encoding="utf-8") as talk:
        talk.write(line + "\n")


class Keeper:
    """Takes every message, and refuses senders and recipients whose address asks for it."""

    async def handle_EHLO(self, server, session, envelope, hostname, responses):
        session.host_name = hostname
        note("EHLO")
        return responses

    async def handle_MAIL(self, server, session, envelope, address, options):
        note("MAIL")
        if address.startswith("stranger"):
            return "553 5.7.1 Sender address rejected: not yours"
        envelope.mail_from = address
        return "250 OK"

    async def handle_RCPT(self, server, session, envelope, address, options):
        if address.startswith("nobody"):
            return "550 5.1.1 No such person here"
        if address.startswith("moved"):
            return "550 5.1.1 <%s>: has moved" % address
        if address.startswith("later") and not os.path.exists(os.path.join(folder, "open")):
            return "450 4.2.0 Come back later"
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, server, session, envelope):
        message = email.message_from_bytes(envelope.content, policy=email.policy.default)
        kept = {
            "from": envelope.mail_from,
            "to": envelope.rcpt_tos,
            "encrypted": mode == "smtps" or session.ssl is not None,
            "user": session.auth_data.login.decode() if session.auth_data else None,
            "subject": message["Subject"],
            "message_id": message["Message-ID"],
            "headers": {name: str(value) for name, value in message.items()},
            "text": message.get_body(("plain",)).get_content(),
            "html": message.get_body(("html",)).get_content(),
        }
        name = os.path.join(folder, "mail", f"{next(numbers):06}.json")
        with open(name + ".part", "w", encoding="utf-8") as file:
            json.dump(kept, file)
        os.rename(name + ".part", name)
        return "250 2.0.0 Kept as " + os.path.basename(name)


def authenticate(server, session, envelope, mechanism, auth_data):
    right = isinstance(auth_data, LoginPassword) and (auth_data.login, auth_data.password) == (USER, PASSWORD)
    note("AUTH " + ("right" if right else "wrong"))
    return AuthResult(success=right, handled=False, auth_data=auth_data if right else None)


def tls_context():
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(certificate, key)
    return context


settings = {
    "starttls": lambda: {
        "tls_context": tls_context(),
        "require_starttls": True,
        "auth_required": True,
        "auth_require_tls": True,
        "authenticator": authenticate,
    },
    # aiosmtpd counts only STARTTLS as encryption, so it cannot insist on it here.
    "smtps": lambda: {
        "ssl_context": tls_context(),
        "auth_required": True,
        "auth_require_tls": False,
        "authenticator": authenticate,
    },
    "bare": dict,
}[mode]()

controller = Controller(Keeper(), hostname="127.0.0.1", port=int(port), **settings)
controller.start()
print("open", flush=True)
# Ends with the test: its end of the pipe closes.
sys.stdin.read()
controller.stop()
