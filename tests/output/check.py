"""Reads what lint printed as XML: check.py FOLDER with report.json, .junit and
.checkstyle of one run."""
import json
import sys
import xml.etree.ElementTree as tree

folder = sys.argv[1]
with open(folder + '/report.json', encoding='utf-8') as f:
    report = json.load(f)
findings = report['findings']
bad = 0


def expect(what, found, wanted):
    global bad
    if found != wanted:
        print(f'{what}: {found!r}, not {wanted!r}')
        bad = 1


errors = tree.parse(folder + '/report.checkstyle').getroot().findall('file/error')
expect('checkstyle: findings', len(errors), len(findings))
for e in errors:
    if e.get('severity') not in ('error', 'warning', 'info'):
        expect('checkstyle: severity', e.get('severity'), 'error')

root = tree.parse(folder + '/report.junit').getroot()
suites = root.findall('testsuite')
cases = root.findall('testsuite/testcase')
named = {(c.get('classname'), c.get('name')) for c in cases}
expect('junit: names that are there twice', len(cases) - len(named), 0)
clean = [c for c in cases if c.get('name') == 'lint']
expect('junit: findings', len(cases) - len(clean), len(findings))
with_findings = {f.get('file') for f in findings}
expect('junit: clean files', len(clean), len(set(report['files']) - with_findings))
for key, element in ('failures', 'failure'), ('errors', 'error'):
    n = len(root.findall('testsuite/testcase/' + element))
    expect('junit: ' + key, int(root.get(key)), n)
    expect('junit: ' + key, sum(int(s.get(key)) for s in suites), n)
expect('junit: tests', int(root.get('tests')), len(cases))
sys.exit(bad)
