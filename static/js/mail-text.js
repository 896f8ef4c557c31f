// Shows the mail as one writes it; without this the button does.
"use strict";
{
  const PAUSE = 600;
  const form = document.querySelector("[data-mail-text]");
  const button = form?.querySelector("[data-preview]");
  let waiting;
  form?.addEventListener("input", () => {
    clearTimeout(waiting);
    waiting = setTimeout(() => form.requestSubmit(button), PAUSE);
  });
}
