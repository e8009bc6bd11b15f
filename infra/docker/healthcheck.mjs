// Says whether the web application serves: the page that asks nobody who they are.
const answer = await fetch("http://127.0.0.1:3000/sign-in", {
  signal: AbortSignal.timeout(4_000),
}).catch((error) => ({ ok: false, status: String(error) }));
console.log(`sign-in: ${answer.status}`);
process.exit(answer.ok ? 0 : 1);
