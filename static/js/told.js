// Takes the reader to what became of the last action, wherever the page was opened at.
"use strict";
{
  const told = document.querySelector("[data-told]");
  if (told && !document.querySelector("[data-error-summary]")) {
    // After the browser has gone to the part of the page that the address names.
    const show = () => {
      told.focus({ preventScroll: true });
      told.scrollIntoView({ block: "nearest" });
    };
    if (document.readyState === "complete") show();
    else addEventListener("load", show, { once: true });
  }
}
