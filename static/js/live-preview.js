// Shows what a form would make while one fills it in; without this its buttons do.
"use strict";
{
  const PAUSE = 500;
  const form = document.querySelector("[data-live-preview]");
  const buttons = [...(form?.elements ?? [])].filter((it) => "preview" in it.dataset);
  let waiting;
  // Two submissions of a form at once would be one: each frame gets its own after the one before.
  const show = ([button, ...others]) => {
    if (!button) return;
    form.requestSubmit(button);
    waiting = setTimeout(() => show(others), 50);
  };
  form?.addEventListener("input", () => {
    clearTimeout(waiting);
    waiting = setTimeout(() => show(buttons), PAUSE);
  });
}
