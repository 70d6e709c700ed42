// Before anything is drawn: the scheme that was chosen, under the name that Redoc keeps it by.
(() => {
  let chosen = null;
  try { chosen = localStorage.getItem("redoc.colorMode"); } catch { /* no storage */ }
  if (chosen !== "light" && chosen !== "dark") {
    chosen = matchMedia("(prefers-color-scheme: dark)").matches ? "dark" : "light";
  }
  document.documentElement.classList.add("js", chosen);
})();
