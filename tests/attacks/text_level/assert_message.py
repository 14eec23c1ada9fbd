# A call in the message of an assertion that fails.
try:
    assert 0, eval('6 * 7')
except AssertionError as e:
    print('REACHED eval', e)
