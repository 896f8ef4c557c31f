// Calls the published client of family A, unchanged. Each line that comes in is one call: the address of the server,
// a token or null, service, method and arguments. The line that goes out is what its users would have got.

const readline = require("node:readline");
const client = require("@selfcommunity/api-services");

// The client tells what it does on standard output, which is for answers.
console.log = console.info = console.error;

async function called({ base, token, service, method, args }) {
  client.http.setBasePortal(base);
  client.http.setAuthorizeToken(token);
  const call = service ? client[service][method] : client[method];
  try {
    return { answer: (await call.apply(client[service], args)) ?? null };
  } catch (error) {
    if (!error.response) throw error;
    return { status: error.response.status, told: client.formatHttpErrorCode(error) };
  }
}

(async () => {
  for await (const line of readline.createInterface({ input: process.stdin })) {
    process.stdout.write(JSON.stringify(await called(JSON.parse(line))) + "\n");
  }
})();
