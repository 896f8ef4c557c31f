// Notices that the address was confirmed on another device or in another tab; a link leads on without it.
"use strict";
{
  const EVERY = 5000;
  const MOST = 360;
  let looked = 0;

  const look = async () => {
    if (document.hidden || looked >= MOST) return;
    looked += 1;
    const answer = await fetch("/register/inbox", { redirect: "manual" }).catch(() => null);
    // This browser has no more to wait for; where to, the server says.
    if (answer?.type === "opaqueredirect") location.assign("/register/inbox");
  };

  setInterval(look, EVERY);
  document.addEventListener("visibilitychange", look);
}
