// Takes the reader to what went wrong, and from each message to its field.
"use strict";
{
  const summary = document.querySelector("[data-error-summary]");
  if (summary) {
    summary.focus();
    summary.addEventListener("click", (event) => {
      const link = event.target.closest("a[href^='#']");
      const field = link && document.getElementById(link.hash.slice(1));
      if (!field) return;
      event.preventDefault();
      const folded = field.closest("details");
      if (folded) folded.open = true;
      field.focus();
    });
  }
}
