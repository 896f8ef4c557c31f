"""Runs every check of scim2-tester against a server. What did not succeed is printed, and makes it fail."""

import sys

from httpx2 import Client
from scim2_client.engines.httpx2 import SyncSCIMClient
from scim2_tester import Status, check_server

FEWEST = 70

url, key = sys.argv[1:]
client = Client(base_url=url, headers={"Authorization": f"Bearer {key}"})
results = check_server(SyncSCIMClient(client))
others = [result for result in results if result.status != Status.SUCCESS]
for result in others:
    print(result.status.name, result.resource_type, result.title, result.reason)
print(f"{len(results)} checks, {len(others)} without success")
sys.exit(bool(others) or len(results) < FEWEST)
