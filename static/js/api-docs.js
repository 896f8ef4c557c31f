// Sends a call of the API reference with the credential that was typed, and nothing that the browser keeps.
"use strict";
{
  const credential = document.querySelector("#credential");
  for (const part of document.querySelectorAll("[data-needs-script]")) part.hidden = false;
  document.querySelector("[data-credential]")?.addEventListener("submit", (event) => event.preventDefault());

  const addressOf = (form) => {
    let path = form.dataset.path;
    const query = new URLSearchParams();
    for (const input of form.querySelectorAll("[data-place]")) {
      if (input.dataset.place === "path") path = path.replace(`{${input.name}}`, encodeURIComponent(input.value));
      else if (input.value !== "") query.append(input.name, input.value);
    }
    return query.size ? `${path}?${query}` : path;
  };

  const send = async (form) => {
    const headers = {};
    if (credential.value) headers.Authorization = `Bearer ${credential.value}`;
    const call = { method: form.dataset.try, headers, credentials: "omit", cache: "no-store", redirect: "manual" };
    if ("hasBody" in form.dataset) {
      headers["Content-Type"] = "application/json";
      call.body = form.querySelector("[data-body]").value;
    }
    const answer = await fetch(addressOf(form), call);
    const text = await answer.text();
    let shown = text;
    try {
      shown = JSON.stringify(JSON.parse(text), null, 2);
    } catch {
      // No JSON: shown as it came.
    }
    return `${answer.status} ${answer.statusText}\n${shown}`.trim();
  };

  for (const form of document.querySelectorAll("[data-try]")) {
    form.addEventListener("submit", async (event) => {
      event.preventDefault();
      const output = form.querySelector("[data-answer]");
      try {
        output.textContent = await send(form);
      } catch {
        output.textContent = output.dataset.failed;
      }
    });
  }

  // A link to one operation opens it.
  const open = () => {
    const meant = location.hash && document.getElementById(location.hash.slice(1));
    if (meant?.matches("details")) meant.open = true;
  };
  addEventListener("hashchange", open);
  open();
}
