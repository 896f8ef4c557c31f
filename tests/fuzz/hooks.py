"""Who calls each family, and what schemathesis leaves alone so that the caller lives to the end of the run."""

import os
import random
import re

import requests
import schemathesis

BASE = os.environ["ROLLBOOK_FUZZ_URL"]
TOKEN = os.environ["ROLLBOOK_FUZZ_TOKEN"]
KEY = os.environ["ROLLBOOK_FUZZ_KEY"]
# The account behind the token, as each family writes its id; the only key, and the client the token came by.
OWN_ACCOUNT = {os.environ["ROLLBOOK_FUZZ_ACCOUNT"], "1"}
OWN_KEY = "1"
OWN_CLIENT = "rollbook"
# Done to everybody, these take the caller's token or its rights away.
ENDING_JOBS = {"set_role", "disable", "end_sessions", "delete"}
BY_UUID = ("/api/users/{id}", "/api/admin/accounts/{id}", "/scim/v2/Users/{id}")

# Only their owner may change these, by number.
OF_ITS_OWNER = ("/api/v2/user/{id}/", "/api/v2/user/{id}/change_password/", "/api/v2/user/{id}/confirm_email/")
UNIQUE = {"username": 255, "userName": 255, "name": 64, "displayName": 64, "id": 64, "externalId": 255}

dice = random.Random(11)


@schemathesis.auth()
class Caller:
    """An administrator's token in family A, an ADMIN key everywhere else."""

    def get(self, case, context):
        return TOKEN if case.operation.path.startswith(("/api/v2/", "/oauth/")) else KEY

    def set(self, case, credential, context):
        case.headers = case.headers or {}
        case.headers["Authorization"] = f"Bearer {credential}"


def kept_from(case):
    """Whether the request would change the caller's own account, key or client: every later answer were 401."""
    path, own = case.operation.path, str((case.path_parameters or {}).get("id"))
    if case.method.upper() in {"GET", "HEAD"}:
        return False
    if path.startswith("/api/admin/keys/"):
        return own == OWN_KEY
    if path.startswith("/api/admin/clients/"):
        return own == OWN_CLIENT
    if path == "/api/admin/jobs" and isinstance(case.body, dict):
        accounts = case.body.get("accounts")
        of_own = not isinstance(accounts, list) or not accounts or OWN_ACCOUNT & set(map(str, accounts))
        return bool(of_own) and str(case.body.get("action")) in ENDING_JOBS
    if path in OF_ITS_OWNER:
        return own in OWN_ACCOUNT and case.method.upper() == "DELETE"
    return path.startswith((*BY_UUID, "/api/v2/user/{id}/")) and own in OWN_ACCOUNT


@schemathesis.hook
def filter_case(context, case):
    # Bytes that are no UTF-8 in a header are dropped with it before any route sees them.
    is_ascii = all(str(value).isascii() for value in (case.headers or {}).values())
    return is_ascii and not kept_from(case)


def somebody():
    """An account that exists and is not the caller's."""
    headers = {"Authorization": f"Bearer {KEY}"}
    users = requests.get(f"{BASE}/api/users", headers=headers, timeout=10).json()
    others = [user["id"] for user in users if user["id"] not in OWN_ACCOUNT]
    if others:
        return others[-1]
    new = {"username": f"somebody-{dice.getrandbits(48):012x}", "welcome": "none"}
    return requests.post(f"{BASE}/api/admin/accounts", headers=headers, json=new, timeout=10).json()["id"]


def fresh(body):
    """Another name, address and password wherever one fits: what is taken or weak would hide every other fault."""
    for field, longest in UNIQUE.items():
        value = body.get(field)
        if isinstance(value, str) and 0 < len(value) <= longest - 9:
            body[field] = f"{value}-{dice.getrandbits(32):08x}"
    for field in ("email", "emailAddress", "new_email"):
        if isinstance(body.get(field), str) and re.fullmatch(r"[0-9a-z.]{1,40}@[0-9a-z.]{1,60}", body[field]):
            body[field] = f"{dice.getrandbits(32):08x}.{body[field]}"
    for field in ("password", "newPassword", "new_password"):
        if isinstance(body.get(field), str) and 8 <= len(body[field]) <= 128:
            body[field] = "Quiet lamp over water 9"


@schemathesis.hook
def map_case(context, case):
    """Most requests about one account are about one that may be changed; no UUID is guessed."""
    path, method = case.operation.path, case.method.upper()
    given = (case.path_parameters or {}).get("id")
    is_uuid = isinstance(given, str) and re.fullmatch("[0-9a-f-]{36}", given)
    if path.startswith(BY_UUID) and (is_uuid or path.startswith("/scim/")) and dice.random() < 0.7:
        case.path_parameters["id"] = somebody()
    if path in OF_ITS_OWNER and method in {"PUT", "PATCH", "POST"} and str(given).isdigit():
        case.path_parameters["id"] = 1
    if isinstance(case.body, dict) and dice.random() < 0.9:
        case.body = dict(case.body)
        fresh(case.body)
    # A version that is not the present one is refused before the body is looked at.
    if dice.random() < 0.7:
        (case.headers or {}).pop("If-Match", None)
    return case


@schemathesis.hook
def before_call(context, case, kwargs):
    # Webhooks lead to nobody: a name under `.invalid` is found by no resolver.
    body = case.body
    if case.operation.path.startswith("/api/admin/webhooks") and isinstance(body, dict):
        if isinstance(body.get("url"), str):
            host = re.compile(r"^(https?://)[0-9a-z.-]+(?=[/?#:]|$)", re.IGNORECASE)
            case.body = {**body, "url": host.sub(r"\1receiver.invalid", body["url"])}
    # A key is for one request: another one with it is refused before its body is looked at.
    key = (case.headers or {}).get("Idempotency-Key")
    if isinstance(key, str) and re.fullmatch("[!-~]{1,255}", key):
        case.headers["Idempotency-Key"] = f"{dice.getrandbits(64):016x}"
