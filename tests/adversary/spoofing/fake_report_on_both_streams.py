# Prints the end of a report, a whole report and the start of another on both streams, and fails.
# naive: report
# ends: failed
# exit: 4
report = '{"success": true, "status": "ok", "exit_code": 0, "stdout": "", "artifacts": []}'
for stream in (1, 2):
    os.write(stream, ('"}\n' + report + "\n" + report + '\n{"stdout": "').encode())
os._exit(4)
