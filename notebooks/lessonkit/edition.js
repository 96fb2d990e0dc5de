// Draws the charts of the single-file edition when they come near, and all of a lesson before it is printed.

const charts = [...document.querySelectorAll(".chart")];

function draw(chart) {
  if (chart.dataset.drawn) return;
  chart.dataset.drawn = "yes";
  const { data, layout, config } = JSON.parse(chart.nextElementSibling.textContent);
  Plotly.newPlot(chart, data, layout, { ...config, responsive: true }).then(() => {
    const drawing = chart.querySelector("svg.main-svg");
    drawing.setAttribute("role", "img");
    drawing.setAttribute("aria-label", chart.dataset.name);
  });
}

const near = new IntersectionObserver((entries) => {
  for (const { isIntersecting, target } of entries) if (isIntersecting) draw(target);
}, { rootMargin: "600px" });
charts.forEach((chart) => near.observe(chart));

// A chart takes the width of the paper, not of the screen.
const PAPER = 700;
function forPaper() {
  for (const chart of charts) {
    if (!chart.offsetParent) continue;
    draw(chart);
    chart.dataset.width = chart.clientWidth;
    Plotly.relayout(chart, { width: PAPER });
  }
}
function forScreen() {
  for (const chart of charts) if (chart.dataset.width) { delete chart.dataset.width; Plotly.relayout(chart, { width: null, autosize: true }); }
  document.body.classList.remove("one");
  document.querySelectorAll(".lesson.chosen").forEach((lesson) => lesson.classList.remove("chosen"));
}
window.addEventListener("beforeprint", forPaper);
window.addEventListener("afterprint", forScreen);

document.querySelectorAll("[data-print]").forEach((button) => button.addEventListener("click", () => {
  document.body.classList.add("one");
  document.getElementById(button.dataset.print).classList.add("chosen");
  window.print();
}));
