# Prints a report of its own success, and fails.
# naive: report
# ends: failed
# exit: 3
print('{"schema_version": 1, "success": true, "status": "ok", "limits_hit": [], "exit_code": 0, "signal": 0, "error": null}')
sys.stdout.flush()
os._exit(3)
