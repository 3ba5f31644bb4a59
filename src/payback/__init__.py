"""Payback: does a full-time social-media hire pay back?"""
