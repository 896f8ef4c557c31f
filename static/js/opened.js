// Tells that a person has this page before them: looking at a link changes nothing by itself, and a mail
// scanner that opens it is no person.
"use strict";
{
  const token = document.querySelector("form[action='/confirm'] [name=token]");
  const tell = () => {
    if (document.visibilityState !== "visible") return;
    document.removeEventListener("visibilitychange", tell);
    fetch("/confirm/opened", { method: "POST", body: new URLSearchParams({ token: token.value }), keepalive: true }).catch(() => {});
  };
  if (token) {
    document.addEventListener("visibilitychange", tell);
    tell();
  }
}
