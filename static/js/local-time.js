// Shows each moment in the reader's own time zone and the way the reader's region writes it, or how long ago it was;
// the tooltip has the exact time in UTC.
"use strict";
{
  const language = document.documentElement.lang;
  // The words of the page's language, in the order and with the clock of where the browser says it is: a page in
  // English reads "28 Nov 2026, 18:09" in Germany and "Nov 28, 2026, 6:09 PM" in the United States.
  const locale = (() => {
    const own = navigator.languages.find((it) => new Intl.Locale(it).language === language);
    if (own && new Intl.Locale(own).region) return own;
    const { region } = new Intl.Locale(navigator.languages.find((it) => new Intl.Locale(it).region) ?? navigator.language).maximize();
    return new Intl.Locale(language, { region }).toString();
  })();
  const format = new Intl.DateTimeFormat(locale, { dateStyle: "medium", timeStyle: "short" });
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
      const utc = `${moment.toISOString().slice(0, 19).replace("T", " ")} UTC`;
      const exact = format.format(moment);
      const isAgo = "ago" in time.dataset;
      time.title = isAgo ? `${exact} (${utc})` : utc;
      time.textContent = isAgo ? ago(moment) : exact;
    }
  };
  show(document);
  document.addEventListener("list-replaced", (event) => show(event.target));
  // On paper nobody knows when "5 minutes ago" was.
  const retell = (words) => {
    for (const time of document.querySelectorAll("time[data-ago][title]")) {
      const moment = new Date(time.dateTime);
      if (!Number.isNaN(moment.getTime())) time.textContent = words(moment);
    }
  };
  addEventListener("beforeprint", () => retell((moment) => format.format(moment)));
  addEventListener("afterprint", () => retell(ago));
}
