"""Pages as a slow phone gets them: Fast 3G and a processor four times slower, each page cold.

    python -m bench.pages [--address http://127.0.0.1:8000] [--locale hr] [--runs 3] [--density 2]

The site has to be served; the budget is LCP 2.5 s, CLS 0.1, 25 kB of scripts, 20 kB of style, 12 requests. Medians of
the runs. What the server took stands beside it.

On a busy machine the emulated times say more of the machine than of the page. So *at rest* is reckoned as Lighthouse
does by default: two round trips (the page, then its one stylesheet), their bytes at the speed of the network, the
quickest answer of the server, and the processor time of the page's main thread times four. That time holds all tasks
until the page is quiet, those after the paint too; a picture that is the largest thing painted adds its bytes.
"""

import argparse
import gzip
import time
import urllib.request
from dataclasses import dataclass, field
from statistics import median

from playwright.sync_api import Browser, Page, Response, ViewportSize, sync_playwright

CHROMIUM = "/usr/bin/chromium"
ARGUMENTS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking"]
PHONE = ViewportSize(width=390, height=844)
# Pixels of the screen for one of the page: 2 on cheap phones, which are the slow ones.
DENSITY = 2.0
# Chromium's own Fast 3G: bits a second as bytes, latency in ms.
FAST_3G = {"offline": False, "latency": 562.5, "downloadThroughput": 180_000, "uploadThroughput": 84_375}
SLOWER = 4
PATIENCE_MS = 120_000
PAGES = {
    "home": "/",
    "results": "/search?q=savjetovanje",
    "record": "/records/3",
    "page": "/records/3/pages/3?q=savjetovanje",
    "evidence map": "/evidence",
    "map": "/map",
}
OBSERVE = """
window.seen = { lcp: 0, cls: 0, isPicture: false };
new PerformanceObserver((list) => {
  for (const one of list.getEntries()) { seen.lcp = one.startTime; seen.isPicture = Boolean(one.url); }
})
  .observe({ type: "largest-contentful-paint", buffered: true });
new PerformanceObserver((list) => {
  for (const one of list.getEntries()) if (!one.hadRecentInput) seen.cls += one.value;
}).observe({ type: "layout-shift", buffered: true });
"""


@dataclass
class Load:
    """`sizes` in bytes by kind of resource, as gzip would send them; `awaited`, of what the largest paint waits for."""

    lcp_s: float = 0.0
    first_paint_s: float = 0.0
    cls: float = 0.0
    requests: int = 0
    processor_s: float = 0.0
    awaited: int = 0
    sizes: dict[str, int] = field(default_factory=dict)


def load(browser: Browser, url: str, density: float = DENSITY) -> Load:
    context = browser.new_context(viewport=PHONE, device_scale_factor=density, locale="hr-HR")
    page = context.new_page()
    slow_down(page)
    found, answers = Load(), list[Response]()
    page.on("response", lambda answer: answers.append(answer))
    page.add_init_script(OBSERVE)
    page.goto(url, wait_until="load", timeout=PATIENCE_MS)
    # What comes later was fetched ahead, for the next page.
    of_this_page = len(answers)
    page.wait_for_timeout(1500)
    seen = page.evaluate("seen")
    paint = "performance.getEntriesByName('first-contentful-paint')[0]?.startTime ?? 0"
    found.first_paint_s = page.evaluate(paint) / 1000
    found.lcp_s, found.cls, found.requests = seen["lcp"] / 1000, seen["cls"], len(answers)
    for number, answer in enumerate(answers):
        kind, size = answer.request.resource_type, sent_size(answer)
        found.sizes[kind] = found.sizes.get(kind, 0) + size
        is_painted = kind in ("document", "stylesheet") or (kind == "image" and seen["isPicture"])
        found.awaited += size if is_painted and number < of_this_page else 0
    context.close()
    return found


def processor_s(browser: Browser, url: str, density: float = DENSITY) -> float:
    """Of the main thread, for the whole page without any brake; other processes do not count."""
    context = browser.new_context(viewport=PHONE, device_scale_factor=density, locale="hr-HR")
    page = context.new_page()
    session = context.new_cdp_session(page)
    session.send("Performance.enable", {"timeDomain": "threadTicks"})
    page.goto(url, wait_until="networkidle", timeout=PATIENCE_MS)
    measured = {one["name"]: one["value"] for one in session.send("Performance.getMetrics")["metrics"]}
    context.close()
    return float(measured["TaskDuration"])


def at_rest_s(server: float, loaded: Load) -> float:
    """When the largest thing would be painted if nothing else ran on the machine."""
    network = 2 * FAST_3G["latency"] / 1000 + loaded.awaited / FAST_3G["downloadThroughput"]
    return network + server + SLOWER * loaded.processor_s


def slow_down(page: Page) -> None:
    session = page.context.new_cdp_session(page)
    session.send("Network.emulateNetworkConditions", FAST_3G)
    session.send("Emulation.setCPUThrottlingRate", {"rate": SLOWER})


def sent_size(answer: Response) -> int:
    body = answer.body()
    is_text = answer.headers.get("content-type", "").startswith(("text/", "image/svg", "application/javascript"))
    return len(gzip.compress(body)) if is_text else len(body)


def server_s(url: str) -> float:
    """What the server takes, without the slow network."""
    started = time.perf_counter()
    with urllib.request.urlopen(url) as answer:
        answer.read()
    return time.perf_counter() - started


def row(name: str, servers: list[float], loads: list[Load]) -> str:
    times = (
        median(servers),
        median(one.first_paint_s for one in loads),
        median(one.lcp_s for one in loads),
    )
    sizes = (loads[-1].sizes.get(kind, 0) / 1000 for kind in ("document", "stylesheet", "script", "image"))
    told = " | ".join(
        [
            f"{at_rest_s(min(servers), loads[-1]):.2f}",
            *(f"{one:.2f}" for one in times),
            f"{max(one.cls for one in loads):.3f}",
            str(loads[-1].requests),
        ]
    )
    return f"| {name} | {told} | {' | '.join(f'{size:.1f}' for size in sizes)} |"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--address", default="http://127.0.0.1:8000")
    parser.add_argument("--locale", default="hr")
    parser.add_argument("--runs", type=int, default=3)
    parser.add_argument("--density", type=float, default=DENSITY)
    given = parser.parse_args()
    print(
        "| page | LCP at rest s | server s | first paint s | LCP s | CLS | requests "
        "| HTML kB | CSS kB | JS kB | pictures kB |"
    )
    print(f"|{'---|' * 11}")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=ARGUMENTS)
        for name, path in PAGES.items():
            url = f"{given.address}/{given.locale}{path}"
            server_s(url)
            servers = [server_s(url) for _ in range(given.runs)]
            loads = [load(browser, url, given.density) for _ in range(given.runs)]
            loads[-1].processor_s = median(processor_s(browser, url, given.density) for _ in range(given.runs))
            print(row(name, servers, loads), flush=True)
        browser.close()


if __name__ == "__main__":
    main()
