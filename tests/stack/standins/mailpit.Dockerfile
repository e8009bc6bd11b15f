# Stands in for axllent/mailpit: takes mail on 1025, lists it at 8025/api/v1/messages, sends none.
FROM python:3.14-slim
COPY mailpit.py /mailpit.py
USER 1000:1000
EXPOSE 1025 8025
HEALTHCHECK NONE
CMD ["python", "/mailpit.py"]
