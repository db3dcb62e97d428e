"""The words that templates may use after `{% load web %}`: one library, kept in several files."""

from django import template

register = template.Library()
