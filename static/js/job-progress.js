// Shows how far a job is without the page being loaded anew.
"use strict";
{
  const look = async () => {
    const shown = document.querySelector("[data-job]");
    if (!shown) return;
    try {
      const answer = await fetch(location.href, { headers: { Accept: "text/html" } });
      if (answer.ok && !answer.redirected) {
        const page = new DOMParser().parseFromString(await answer.text(), "text/html");
        const fresh = page.querySelector(".job");
        if (fresh && !fresh.hasAttribute("data-job")) {
          location.reload();
          return;
        }
        for (const part of [".progress", ".facts"]) {
          const [old, now] = [shown.querySelector(part), fresh?.querySelector(part)];
          if (old && now) old.replaceWith(now);
        }
      }
    } catch {
      // The server is away for a moment; the next look finds it.
    }
    setTimeout(look, 1500);
  };
  setTimeout(look, 1000);
}
