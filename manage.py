#!/usr/bin/env python
import os
import sys

if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "sakip.settings")
    from django.core.exceptions import ImproperlyConfigured
    from django.core.management import execute_from_command_line

    from sakip.tumpukan import lapang

    try:
        lapang(execute_from_command_line)(sys.argv)
    except ImproperlyConfigured as galat:
        sys.exit(str(galat))  # a sentence about the environment, not a traceback
