"""PDFium is not made for threads: whoever calls it holds this lock."""

import threading

PDFIUM = threading.Lock()
