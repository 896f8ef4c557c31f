// What keep-entries.js keeps of a form is dropped when somebody signs out, and on any page after half an hour.
"use strict";
{
  const KEY = "rollbook entries";
  const LIFETIME = 30 * 60 * 1000;

  const drop = () => {
    try {
      sessionStorage.removeItem(KEY);
    } catch {
      // Without storage nothing was kept.
    }
  };

  const age = () => {
    try {
      return Date.now() - JSON.parse(sessionStorage.getItem(KEY)).at;
    } catch {
      return NaN;
    }
  };

  const passed = age();
  if (!(passed >= 0 && passed < LIFETIME)) drop();

  document.addEventListener("submit", (event) => {
    if (event.target.getAttribute("action") === "/sign-out") drop();
  });
}
