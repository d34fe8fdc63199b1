// An empty autocomplete field has no name of its own: let it be called as its label is.
const nameBox = (container) => {
  const field = container.previousElementSibling;
  const box = container.querySelector("[role=combobox]");
  const label = field?.labels?.[0]?.textContent.trim() || field?.getAttribute("aria-label");
  if (!box || !label) return;
  const value = box.querySelector("[role=textbox]");
  box.removeAttribute("aria-labelledby");
  box.setAttribute("aria-label", `${label} ${value?.textContent ?? ""}`.trim());
  value?.setAttribute("aria-label", label);
  container.querySelector("[role=searchbox]")?.setAttribute("aria-label", label);
};

// The fields are built after the page has loaded, and again for each row that is added.
new MutationObserver((changes) => {
  for (const node of changes.flatMap((change) => [...change.addedNodes])) {
    if (node.matches?.(".select2-container")) nameBox(node);
    for (const inner of node.querySelectorAll?.(".select2-container") ?? []) nameBox(inner);
  }
}).observe(document.documentElement, { childList: true, subtree: true });
