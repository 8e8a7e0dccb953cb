#!/usr/bin/env python3
"""Asks two programs for the same work, one after the other, with the same client: requests arrive at random (Poisson) and each is
timed from when it was due to when its last byte was read. Prints milliseconds at p50, p95 and p99.

  drive.py ours http://localhost:5090 RATE SECONDS
  drive.py redmine http://localhost:5091 RATE SECONDS
"""
import html, http.cookiejar, json, queue, random, re, statistics, sys, threading, time, urllib.parse, urllib.request, uuid

KIND, BASE, RATE, SECONDS = sys.argv[1], sys.argv[2], float(sys.argv[3]), int(sys.argv[4])
PASSWORD, PEOPLE, WORDS = 'paper lantern harbor', 20, ['light', 'noise', 'lantern', 'harbor', 'garden']


class Officer:
    def __init__(self, number):
        self.opener = urllib.request.build_opener(urllib.request.HTTPCookieProcessor(http.cookiejar.CookieJar()))
        self.dice, self.lock = random.Random(number), threading.Lock()
        name, page = f'load{number:03}', self.get('/sign-in' if KIND == 'ours' else '/login')
        form = next(f for f in re.findall(r'<form.*?</form>', page, re.S) if 'type="password"' in f)
        fields = dict(self.fields(form))
        for tag in re.findall(r'<input[^>]*>', form):
            key = re.search(r'name="([^"]*)"', tag)
            if key and 'type="password"' in tag: fields[key[1]] = PASSWORD
            elif key and 'type="text"' in tag: fields[key[1]] = name
        self.post(re.search(r'action="([^"]*)"', form)[1] if 'action="' in form else '/sign-in', fields)
        mine = self.list()
        self.ids = list(dict.fromkeys(re.findall(r'/Partnerships/Partners/([0-9a-f-]{36})' if KIND == 'ours' else r'/issues/(\d+)', mine)))
        assert self.ids, f'{name} is not signed in'

    @staticmethod
    def fields(form):
        for tag in re.findall(r'<input[^>]*>', form):
            key, value = re.search(r'name="([^"]*)"', tag), re.search(r'value="([^"]*)"', tag)
            if key and 'type="checkbox"' not in tag and 'type="submit"' not in tag: yield key[1], html.unescape(value[1]) if value else ''

    def get(self, path):
        with self.opener.open(BASE + path) as answer: return answer.read().decode()

    def post(self, path, fields):
        with self.opener.open(BASE + html.unescape(path), urllib.parse.urlencode(fields).encode()) as answer: return answer.read().decode()

    def list(self): return self.get('/Partnerships/Partners?mine=true' if KIND == 'ours' else '/projects/town/issues?assigned_to_id=me&set_filter=1')

    def page(self): return self.get(f'/Partnerships/Partners/{self.dice.choice(self.ids)}' if KIND == 'ours' else f'/issues/{self.dice.choice(self.ids)}')

    def search(self):
        word = self.dice.choice(WORDS)
        return self.get(f'/Partnerships/Search?Q={word}' if KIND == 'ours' else f'/projects/town/search?q={word}&issues=1')

    def ready(self):
        """The form of a talk, or a page with one: what a browser has open before the words are typed. Not timed."""
        at = self.dice.choice(self.ids)
        if KIND == 'ours':
            fields = dict(self.fields(self.get(f'/Partnerships/Engagements/Log/{at}')))
            token = fields['__RequestVerificationToken']
            return f'/Partnerships/Engagements/Log/{at}', {'__RequestVerificationToken': token, 'Input.Id': str(uuid.uuid4()), 'Input.On': time.strftime('%Y-%m-%d', time.gmtime(time.time() - 86400)),
                'Input.AtTime': '10:00', 'Input.Channel': 'InPerson', 'Input.Setting': 'TheirPlace', 'Input.StartedBy': 'Us', 'Input.Outcome': 'Talked', 'Input.Minutes': '5',
                'Input.Purpose': 'The light by the stairs', 'Input.Heard': 'The evenings go better since the summer.'}
        token = re.search(r'name="csrf-token" content="([^"]*)"', self.get(f'/issues/{at}'))[1]
        return f'/issues/{at}', {'_method': 'patch', 'authenticity_token': html.unescape(token), 'issue[notes]': 'The light by the stairs. The evenings go better since the summer.'}


officers = [Officer(n + 1) for n in range(PEOPLE)]
dice, due, times, failed = random.Random(1), [], {}, []
at = 0.0
while at < SECONDS:
    due.append((at, dice.choices(['list', 'page', 'search', 'write'], [30, 45, 15, 10])[0]))
    at += dice.expovariate(RATE)
forms, work = queue.Queue(), queue.Queue()
for _ in range(sum(kind == 'write' for _, kind in due)): forms.put((officer := random.choice(officers), officer.ready()))
for officer in officers: officer.list(), officer.page(), officer.search()


def clerk():
    while (job := work.get()) is not None:
        when, kind = job
        try:
            if kind == 'write':
                officer, (path, fields) = forms.get()
                officer.post(path, fields)
            else: getattr(random.choice(officers), kind)()
        except Exception as failure: failed.append(f'{kind}: {failure}')
        times.setdefault(kind, []).append((time.monotonic() - start - when) * 1000)


clerks = [threading.Thread(target=clerk) for _ in range(16)]
start = time.monotonic()
for thread in clerks: thread.start()
for when, kind in due:
    time.sleep(max(0, start + when - time.monotonic()))
    work.put((when, kind))
for _ in clerks: work.put(None)
for thread in clerks: thread.join()
at_percent = lambda of, p: round(statistics.quantiles(of, n=100, method='inclusive')[p - 1], 1)
for kind, of in sorted(times.items()) + [('all', sum(times.values(), []))]: print(f'{KIND} {kind:6} {len(of):5} requests  p50 {at_percent(of, 50):7}  p95 {at_percent(of, 95):7}  p99 {at_percent(of, 99):7}')
print(f'{KIND} failed {len(failed)}', *failed[:3], sep='\n  ' if failed else ' ')
