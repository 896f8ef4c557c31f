// Takes webhooks as a receiver in the field would: checks both signatures, one with the published library of
// Standard Webhooks, and writes a line of JSON for each request. Arguments: the folder that has the library, the
// secret, the file to write, and for TLS a certificate and its key.
import { createHmac } from "node:crypto";
import { appendFileSync, readFileSync } from "node:fs";
import { createServer } from "node:http";
import { createServer as createTlsServer } from "node:https";
import { createRequire } from "node:module";

const [folder, secret, file, cert, key] = process.argv.slice(2);
const { Webhook } = createRequire(folder + "/package.json")("standardwebhooks");

function passes(body, headers) {
  try {
    new Webhook(secret).verify(body, headers);
    return true;
  } catch {
    return false;
  }
}

function isPublished(body, header) {
  const parts = Object.fromEntries(header.split(",").map((part) => part.split("=")));
  const expected = createHmac("sha256", secret).update(parts.t + "." + body).digest("hex");
  return parts.v1 === expected;
}

function take(request, response) {
  const pieces = [];
  request.on("data", (piece) => pieces.push(piece));
  request.on("end", () => {
    const body = Buffer.concat(pieces).toString();
    const event = JSON.parse(body);
    const seen = {
      message: request.headers["webhook-id"],
      type: event.type,
      account: event.data.id ?? null,
      standard: passes(body, request.headers),
      altered: passes(body + " ", request.headers),
      published: isPublished(body, request.headers["selfcommunity-signature"]),
    };
    appendFileSync(file, JSON.stringify(seen) + "\n");
    response.writeHead(204).end();
  });
}

const server = cert
  ? createTlsServer({ cert: readFileSync(cert), key: readFileSync(key) }, take)
  : createServer(take);
server.listen(0, "127.0.0.1", () => console.log(server.address().port));
// Ends with whoever started it.
process.stdin.on("end", () => process.exit()).resume();
