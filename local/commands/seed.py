"""Plant the demo company."""



def describe(parser):
    pass


def run(a):
    return 0


def plant(state, environment):
    pass
