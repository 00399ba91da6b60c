import os

from django.core.wsgi import get_wsgi_application

from sakip.tumpukan import lapang

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "sakip.settings")

application = lapang(get_wsgi_application())
