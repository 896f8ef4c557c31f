// A colour can be picked as well as typed.
"use strict";
for (const box of document.querySelectorAll("[data-color]")) {
  const text = box.querySelector("input");
  const pick = document.createElement("input");
  pick.type = "color";
  pick.className = "color-pick";
  pick.setAttribute("aria-label", box.dataset.colorLabel);
  const known = () => /^#?[0-9a-f]{6}$/i.test(text.value.trim());
  const follow = () => {
    if (text.value.trim() === "") pick.value = box.dataset.colorDefault;
    else if (known()) pick.value = `#${text.value.trim().replace("#", "").toLowerCase()}`;
  };
  follow();
  text.addEventListener("input", follow);
  pick.addEventListener("input", () => {
    text.value = pick.value;
  });
  box.querySelector(".swatch")?.remove();
  box.append(pick);
}
