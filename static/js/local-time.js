// Shows each moment in the reader's own time zone, or how long ago it was; the tooltip has the exact and the UTC time.
"use strict";
{
  const language = document.documentElement.lang;
  const format = new Intl.DateTimeFormat(language, { dateStyle: "medium", timeStyle: "short" });
  const words = new Intl.RelativeTimeFormat(language, { numeric: "auto", style: "short" });
  const UNITS = [["year", 31557600], ["month", 2629800], ["week", 604800], ["day", 86400], ["hour", 3600], ["minute", 60]];
  const ago = (moment) => {
    const seconds = (moment.getTime() - Date.now()) / 1000;
    const [unit, size] = UNITS.find(([, length]) => Math.abs(seconds) >= length) ?? ["second", 1];
    return words.format(unit === "second" ? 0 : Math.trunc(seconds / size), unit);
  };
  const show = (part) => {
    for (const time of part.querySelectorAll("time[data-local]")) {
      const moment = new Date(time.dateTime);
      if (Number.isNaN(moment.getTime())) continue;
      const utc = time.textContent.trim();
      const exact = format.format(moment);
      const isAgo = "ago" in time.dataset;
      time.title = isAgo ? `${exact} (${utc})` : utc;
      time.textContent = isAgo ? ago(moment) : exact;
    }
  };
  show(document);
  document.addEventListener("list-replaced", (event) => show(event.target));
}
