// Makes a live exhibit a good neighbour in the notebook. See Frame in exhibit.py.

const CONTROLS = "button, select, input, textarea, summary, a, [tabindex]";

function nameControls(exhibit) {
  exhibit.querySelectorAll(".noUi-handle").forEach((handle) => {
    const label = handle.closest(".widget-inline-hbox")?.querySelector(".widget-label")?.textContent || "Value";
    const ends = handle.closest(".noUi-base").querySelectorAll(".noUi-handle").length > 1;
    const which = handle.classList.contains("noUi-handle-lower") ? "from" : "to";
    handle.setAttribute("aria-label", ends ? `${label} ${which}` : label);
  });
  exhibit.querySelectorAll(".widget-toggle-buttons").forEach((group) => {
    group.setAttribute("role", "group");
    group.setAttribute("aria-label", group.querySelector(".widget-label")?.textContent || "Choice");
    group.querySelectorAll("button").forEach((button) =>
      button.setAttribute("aria-pressed", String(button.classList.contains("mod-active"))));
  });
}

export default {
  render({ model, el }) {
    el.classList.add("lk-status");
    el.setAttribute("role", "status");
    const say = () => { el.textContent = model.get("status"); };
    model.on("change:status", say);
    say();

    let exhibit = null;
    const suppress = (event) => {
      // JupyterLab looks at the focused element itself, not at those around it.
      if (event.target.matches?.(CONTROLS)) event.target.setAttribute("data-lm-suppress-shortcuts", "true");
    };
    const watcher = new MutationObserver((changes) => {
      nameControls(exhibit);
      // A card that the reader has asked for should not open out of sight.
      const added = changes.flatMap((change) => [...change.addedNodes]).find((node) => node.classList?.contains("lk-card"));
      added?.scrollIntoView({ block: "nearest" });
    });
    // A size is known once the element is on the page, which may be long after it was made.
    const arrival = new ResizeObserver(() => {
      if (!el.isConnected) return;
      arrival.disconnect();
      exhibit = el.closest(".lk-exhibit");
      if (!exhibit) return;
      nameControls(exhibit);
      exhibit.addEventListener("focusin", suppress);
      watcher.observe(exhibit, { subtree: true, childList: true, attributes: true, attributeFilter: ["class"] });
    });
    arrival.observe(el);
    return () => {
      arrival.disconnect();
      watcher.disconnect();
      model.off("change:status", say);
      exhibit?.removeEventListener("focusin", suppress);
    };
  },
};
