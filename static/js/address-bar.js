// A link's secret does not stay in the address bar, in the history or in a shared screen.
"use strict";
{
  const place = document.querySelector("[data-address-bar]");
  if (place) history.replaceState(null, "", place.dataset.addressBar);
}
