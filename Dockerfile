# The program for `compose.yaml`: classes in the browser, behind a proxy.
# Without one, `--behind-proxy http://ADDRESS:8000` says what people type: inside, it is not known, and other names are refused.
FROM python:3.13-slim
WORKDIR /src
COPY pyproject.toml README.md LICENSE ./
COPY trainer trainer
COPY scenarios scenarios
COPY assets assets
RUN pip install --no-cache-dir . 'psycopg[binary]>=3.2.3' && rm -rf /src/*
RUN useradd --create-home trainer && install -d -o trainer /data
USER trainer
ENV TRAINER_HOME=/data LC_ALL=C.UTF-8
VOLUME /data
EXPOSE 8000
# It hears SIGTERM and ends within two seconds.
ENTRYPOINT ["trainer"]
CMD ["serve", "--host", "0.0.0.0"]
