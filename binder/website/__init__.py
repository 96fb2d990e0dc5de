"""Builds the website: the course for a browser that has nothing but this folder of files.

``python3 start.py site`` runs `website.build`. The notebooks work in it by JupyterLite and Pyodide:
JupyterLab and Python itself, made for browsers. Nothing is fetched from elsewhere when it is read.
"""
