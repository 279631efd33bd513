"""Coaches at work: how long pages of a caseload take under load, and whether a wrong sign-in tells who exists.

    python3 benches/coaches.py target/release/onward [--coaches 50] [--requests 100]

Sets up two organisations with two coaches of 1,250 clients and a supervisor each, in a folder of its own, and prints
milliseconds: the median and the 99th percentile. The clients run on the same machine as the server.
"""

import argparse
import http.client
import re
import statistics
import subprocess
import tempfile
import threading
import time
import urllib.parse

PASSPHRASE = "seven blue tractors"
NAMES = ["Maria Lopez", "Walter Ito", "Ana Berg", "Cleo Diaz", "Ben Lee", "Rosa Kim", "Omar Haddad", "Lena Fox"]
TAGS = ["evening", "Spanish", "childcare", "bus", "nights", "veteran"]


class Browser:
    """A connection that stays open, with its cookies."""

    def __init__(self, host):
        self.connection = http.client.HTTPConnection(host, timeout=60)
        self.cookies = {}

    def ask(self, method, path, body=None, kind="application/x-www-form-urlencoded"):
        headers = {"Cookie": "; ".join(f"{name}={value}" for name, value in self.cookies.items())}
        if body is not None:
            headers["Content-Type"] = kind
        self.connection.request(method, path, body, headers)
        answer = self.connection.getresponse()
        text = answer.read().decode()
        for cookie in answer.headers.get_all("Set-Cookie") or []:
            name, value = cookie.split(";")[0].split("=", 1)
            self.cookies[name] = value
        return answer.status, text

    def get(self, path):
        return self.ask("GET", path)[1]

    def token(self, path):
        return re.search(r'name="token" value="([^"]+)"', self.get(path)).group(1)

    def post(self, page, fields, action=None):
        fields = dict(fields, token=self.token(page))
        return self.ask("POST", action or page, urllib.parse.urlencode(fields))

    def use_code(self, name, code):
        fields = {"name": name, "code": code, "passphrase": PASSPHRASE, "again": PASSPHRASE}
        status, text = self.post("/staff/code", fields)
        assert status == 303, text

    def upload(self, page, text):
        mark = "onward-load"
        parts = [f'Content-Disposition: form-data; name="token"\r\n\r\n{self.token(page)}',
                 f'Content-Disposition: form-data; name="file"; filename="clients.csv"\r\n\r\n{text}']
        body = "".join(f"--{mark}\r\n{part}\r\n" for part in parts) + f"--{mark}--\r\n"
        return self.ask("POST", page, body.encode(), f"multipart/form-data; boundary={mark}")


def table(office, coach, count=1250):
    rows = ["name,reference,tags,last_contact,next_step,due"]
    for number in range(count):
        name = f"{NAMES[number % len(NAMES)]} {number}"
        tags = f'"{TAGS[number % 6]}, {TAGS[(number + 1) % 6]}"'
        rows.append(f"{name},{office}-{coach}-{number},{tags},2026-{number % 9 + 1:02}-14,Call,2026-{number % 12 + 1:02}-01")
    return "\n".join(rows)


def set_up(program, folder):
    """The codes of two administrators."""
    codes = []
    for office in range(2):
        command = [program, "--data-dir", folder, "admin", "create", "--organisation", f"Office {office}", "--name", "Ana",
                   "--sign-in", f"admin{office}"]
        codes.append(subprocess.run(command, check=True, capture_output=True, text=True).stdout.split("\n")[0].split()[-1])
    return codes


def staff(host, office, code):
    """Coaches with their clients, and the supervisor, all signed in."""
    administrator, people = Browser(host), []
    administrator.use_code(f"admin{office}", code)
    for name, rank in [("coach-a", "coach"), ("coach-b", "coach"), ("lead", "supervisor")]:
        fields = {"action": "add", "name": name, "sign_in": f"{name}{office}", "rank": rank}
        text = administrator.post("/staff/people", fields)[1]
        browser = Browser(host)
        browser.use_code(f"{name}{office}", re.search(r'class="private-link">([^<]+)<', text).group(1))
        if rank == "coach":
            browser.upload("/staff/clients/import", table(office, name))
            browser.post("/staff/clients/import", {}, "/staff/clients/import/add")
            assert "1250" in browser.get("/staff/clients")
        people.append(browser)
    return people


def measured(times):
    times = sorted(times)
    return f"median {statistics.median(times):.1f}, 99th percentile {times[int(len(times) * 0.99)]:.1f} ms ({len(times)} requests)"


def under_load(host, people, count, requests, path, think_s):
    times, lock = [], threading.Lock()

    def coach(place):
        browser, own = Browser(host), []
        browser.cookies = dict(people[place % len(people)].cookies)
        browser.get(path(0))
        for number in range(requests):
            if think_s:
                time.sleep(think_s)
            start = time.perf_counter()
            status, _ = browser.ask("GET", path(place * requests + number))
            own.append((time.perf_counter() - start) * 1000)
            assert status == 200
        with lock:
            times.extend(own)

    threads = [threading.Thread(target=coach, args=(place,)) for place in range(count)]
    start = time.perf_counter()
    [thread.start() for thread in threads]
    [thread.join() for thread in threads]
    return f"{measured(times)}, {len(times) / (time.perf_counter() - start):.0f} a second"


def wrong_sign_ins(host, names):
    """Milliseconds of wrong sign-ins at each of `names`."""
    times, browser = [], Browser(host)
    for name in names:
        token = browser.token("/staff/sign-in")
        body = urllib.parse.urlencode({"name": name, "passphrase": "not the right words", "token": token})
        start = time.perf_counter()
        browser.ask("POST", "/staff/sign-in", body)
        times.append((time.perf_counter() - start) * 1000)
    return times


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("program")
    parser.add_argument("--coaches", type=int, default=50)
    parser.add_argument("--requests", type=int, default=100)
    chosen = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        codes = set_up(chosen.program, folder)
        command = [chosen.program, "--data-dir", folder, "serve", "--listen", "127.0.0.1:0"]
        server = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True)
        try:
            host = re.search(r"http://([^/]+)/", server.stdout.readline()).group(1)
            people = [one for office, code in enumerate(codes) for one in staff(host, office, code)]
            coaches = [one for place, one in enumerate(people) if place % 3 < 2]
            pages = {"caseload": lambda number: f"/staff/clients?page={number % 5}",
                     "search": lambda number: f"/staff/clients?q={urllib.parse.quote(NAMES[number % 8][:4].lower())}"}
            for name, path in pages.items():
                for what, think_s in [("without a pause", 0), ("each every second", 1)]:
                    requests = chosen.requests if not think_s else max(10, chosen.requests // 10)
                    print(f"{name}, {chosen.coaches} coaches {what}:", under_load(host, coaches, chosen.coaches, requests, path, think_s))
            print("search, one coach:", under_load(host, coaches, 1, 300, pages["search"], 0))
            print("search, one supervisor of 2,500:", under_load(host, [people[2]], 1, 300, pages["search"], 0))
            rounds = [(wrong_sign_ins(host, ["admin0", "lead0", "coach-a0", "coach-b0"]),
                       wrong_sign_ins(host, [f"nobody{number}-{place}" for place in range(4)])) for number in range(8)]
            known, unknown = (sorted(time for one in rounds for time in one[side]) for side in (0, 1))
            print("wrong sign-in at a name that there is:", measured(known))
            print("wrong sign-in at a name that nobody has:", measured(unknown))
        finally:
            server.terminate()
            server.wait()


if __name__ == "__main__":
    main()
