from .event_page import event_csv
