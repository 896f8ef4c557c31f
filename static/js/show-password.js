// Gives every password field a button that shows what was typed.
"use strict";
for (const box of document.querySelectorAll("[data-password]")) {
  const input = box.querySelector("input");
  const button = document.createElement("button");
  button.type = "button";
  button.className = "password-toggle";
  button.setAttribute("aria-controls", input.id);

  const show = (shown) => {
    input.type = shown ? "text" : "password";
    button.textContent = shown ? box.dataset.hide : box.dataset.show;
  };

  button.addEventListener("click", () => show(input.type === "password"));
  // Sent as a password, so that the browser neither keeps it as typed text nor offers it again.
  input.form?.addEventListener("submit", () => show(false));
  show(false);
  box.append(button);
}
