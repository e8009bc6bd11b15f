// Preloaded before Next's server: told to stop, it closes every connection with its answer. Next by
// itself lets nobody new in from then on, but waits for connections that a busy proxy keeps open.
import http from "node:http";

let isLeaving = false;
process.on("SIGTERM", () => {
  isLeaving = true;
});
const emit = http.Server.prototype.emit;
http.Server.prototype.emit = function (event, ...given) {
  if (event === "request" && isLeaving) given[1].setHeader("connection", "close");
  return emit.call(this, event, ...given);
};
