// Looks again by itself while something is under way; without it there is a link to do so.
"use strict";
{
  const EVERY = 2000;
  const MOST = 40;
  const key = `look-again ${location.pathname}`;
  const looked = Number(sessionStorage.getItem(key) ?? 0);
  if (document.querySelector("[data-look-again]") && looked < MOST) {
    sessionStorage.setItem(key, String(looked + 1));
    setTimeout(() => location.reload(), EVERY);
  }
}
