// A form is sent once: the second click or Enter does nothing until the page is shown again.
"use strict";
{
  const rest = (button) => {
    button.classList.remove("is-busy");
    button.removeAttribute("aria-disabled");
    if (button.dataset.label) button.textContent = button.dataset.label;
    delete button.dataset.label;
  };

  const busy = (button) => {
    button.classList.add("is-busy");
    button.setAttribute("aria-disabled", "true");
    if (!button.classList.contains("button") || button.querySelector("svg")) return;
    button.dataset.label = button.textContent.trim();
    button.textContent = document.body.dataset.busy;
  };

  document.addEventListener("submit", (event) => {
    const form = event.target;
    // What goes into a frame leaves this page as it is.
    if (event.submitter?.formTarget) return;
    // What is saved as a file leaves the page as it is.
    if ("keepsPage" in form.dataset) return;
    if (form.dataset.sent) {
      event.preventDefault();
      return;
    }
    form.dataset.sent = "yes";
    const button = event.submitter ?? form.querySelector("button:not([type=button])");
    if (button) busy(button);
  });

  // The browser brings a page back as it was left when one goes back to it.
  window.addEventListener("pageshow", () => {
    for (const form of document.querySelectorAll("form[data-sent]")) delete form.dataset.sent;
    for (const button of document.querySelectorAll("button.is-busy")) rest(button);
  });
}
