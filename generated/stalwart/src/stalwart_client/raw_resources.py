# @generated from specs/stalwart by scripts/generate.py: never edit it, run "make generate"
"""Each operation's result with what was around it: the status, the header fields and the request's id."""

from __future__ import annotations

from functools import cached_property as _cached_property

from . import resources as _resources
from ._raw import AsyncRaw as _AsyncRaw
from ._raw import Raw as _Raw


class RawOauth:
    """The operations of `Oauth`, each giving a `RawResponse`.

    Args:
        resource: The operations, whose caller gives such.
    """

    def __init__(self, resource: _resources.Oauth) -> None:
        self._resource = resource

    obtain_oauth_token = _Raw(_resources.Oauth.obtain_oauth_token)


class RawTelemetry:
    """The operations of `Telemetry`, each giving a `RawResponse`.

    Args:
        resource: The operations, whose caller gives such.
    """

    def __init__(self, resource: _resources.Telemetry) -> None:
        self._resource = resource

    fetch_telemetry_metrics = _Raw(_resources.Telemetry.fetch_telemetry_metrics)
    obtain_metrics_telemetry_token = _Raw(_resources.Telemetry.obtain_metrics_telemetry_token)
    list_stored_traces = _Raw(_resources.Telemetry.list_stored_traces)
    obtain_trace_details = _Raw(_resources.Telemetry.obtain_trace_details)
    request_tracing_token = _Raw(_resources.Telemetry.request_tracing_token)


class RawPrincipals:
    """The operations of `Principals`, each giving a `RawResponse`.

    Args:
        resource: The operations, whose caller gives such.
    """

    def __init__(self, resource: _resources.Principals) -> None:
        self._resource = resource

    list_principals = _Raw(_resources.Principals.list_principals)
    create_principal = _Raw(_resources.Principals.create_principal)
    fetch_principal = _Raw(_resources.Principals.fetch_principal)
    delete_principal = _Raw(_resources.Principals.delete_principal)
    update_principal = _Raw(_resources.Principals.update_principal)


class RawDkim:
    """The operations of `Dkim`, each giving a `RawResponse`.

    Args:
        resource: The operations, whose caller gives such.
    """

    def __init__(self, resource: _resources.Dkim) -> None:
        self._resource = resource

    create_dkim_signature = _Raw(_resources.Dkim.create_dkim_signature)


class RawQueue:
    """The operations of `Queue`, each giving a `RawResponse`.

    Args:
        resource: The operations, whose caller gives such.
    """

    def __init__(self, resource: _resources.Queue) -> None:
        self._resource = resource

    list_queued_messages = _Raw(_resources.Queue.list_queued_messages)
    delete_queued_messages = _Raw(_resources.Queue.delete_queued_messages)
    reschedule_queued_messages = _Raw(_resources.Queue.reschedule_queued_messages)
    list_queued_reports = _Raw(_resources.Queue.list_queued_reports)
    stop_queue_processing = _Raw(_resources.Queue.stop_queue_processing)
    resume_queue_processing = _Raw(_resources.Queue.resume_queue_processing)
    obtain_queued_message_details = _Raw(_resources.Queue.obtain_queued_message_details)
    cancel_delivery_of_queued_message = _Raw(_resources.Queue.cancel_delivery_of_queued_message)
    reschedule_delivery_of_queued_message = _Raw(_resources.Queue.reschedule_delivery_of_queued_message)
    obtain_queue_status = _Raw(_resources.Queue.obtain_queue_status)


class RawReports:
    """The operations of `Reports`, each giving a `RawResponse`.

    Args:
        resource: The operations, whose caller gives such.
    """

    def __init__(self, resource: _resources.Reports) -> None:
        self._resource = resource

    list_incoming_dmarc_reports = _Raw(_resources.Reports.list_incoming_dmarc_reports)
    list_incoming_tls_reports = _Raw(_resources.Reports.list_incoming_tls_reports)
    list_incoming_arf_reports = _Raw(_resources.Reports.list_incoming_arf_reports)


class RawLogs:
    """The operations of `Logs`, each giving a `RawResponse`.

    Args:
        resource: The operations, whose caller gives such.
    """

    def __init__(self, resource: _resources.Logs) -> None:
        self._resource = resource

    query_log_files = _Raw(_resources.Logs.query_log_files)


class RawSpam:
    """The operations of `Spam`, each giving a `RawResponse`.

    Args:
        resource: The operations, whose caller gives such.
    """

    def __init__(self, resource: _resources.Spam) -> None:
        self._resource = resource

    train_spam_filter_as_spam = _Raw(_resources.Spam.train_spam_filter_as_spam)
    train_spam_filter_as_ham = _Raw(_resources.Spam.train_spam_filter_as_ham)
    train_account_spam_filter_as_spam = _Raw(_resources.Spam.train_account_spam_filter_as_spam)
    train_account_spam_filter_as_ham = _Raw(_resources.Spam.train_account_spam_filter_as_ham)
    test_spam_filter_classification = _Raw(_resources.Spam.test_spam_filter_classification)


class RawTroubleshoot:
    """The operations of `Troubleshoot`, each giving a `RawResponse`.

    Args:
        resource: The operations, whose caller gives such.
    """

    def __init__(self, resource: _resources.Troubleshoot) -> None:
        self._resource = resource

    obtain_troubleshooting_token = _Raw(_resources.Troubleshoot.obtain_troubleshooting_token)
    run_dmarc_troubleshooting = _Raw(_resources.Troubleshoot.run_dmarc_troubleshooting)


class RawMaintenance:
    """The operations of `Maintenance`, each giving a `RawResponse`.

    Args:
        resource: The operations, whose caller gives such.
    """

    def __init__(self, resource: _resources.Maintenance) -> None:
        self._resource = resource

    reload_settings = _Raw(_resources.Maintenance.reload_settings)
    update_spam_filter = _Raw(_resources.Maintenance.update_spam_filter)
    update_web_admin = _Raw(_resources.Maintenance.update_web_admin)


class RawStore:
    """The operations of `Store`, each giving a `RawResponse`.

    Args:
        resource: The operations, whose caller gives such.
    """

    def __init__(self, resource: _resources.Store) -> None:
        self._resource = resource

    request_fts_reindex = _Raw(_resources.Store.request_fts_reindex)
    delete_global_bayes_model = _Raw(_resources.Store.delete_global_bayes_model)
    fetch_blob_by_id = _Raw(_resources.Store.fetch_blob_by_id)
    purge_account = _Raw(_resources.Store.purge_account)
    delete_bayes_model_for_account = _Raw(_resources.Store.delete_bayes_model_for_account)
    list_deleted_messages = _Raw(_resources.Store.list_deleted_messages)
    undelete_messages = _Raw(_resources.Store.undelete_messages)
    purge_blob_store = _Raw(_resources.Store.purge_blob_store)
    purge_data_store = _Raw(_resources.Store.purge_data_store)
    purge_in_memory_store = _Raw(_resources.Store.purge_in_memory_store)
    purge_all_accounts = _Raw(_resources.Store.purge_all_accounts)
    reset_imap_uids_for_account = _Raw(_resources.Store.reset_imap_uids_for_account)


class RawSettings:
    """The operations of `Settings`, each giving a `RawResponse`.

    Args:
        resource: The operations, whose caller gives such.
    """

    def __init__(self, resource: _resources.Settings) -> None:
        self._resource = resource

    list_settings_by_key = _Raw(_resources.Settings.list_settings_by_key)
    list_settings_by_group = _Raw(_resources.Settings.list_settings_by_group)
    list_settings = _Raw(_resources.Settings.list_settings)
    update_settings = _Raw(_resources.Settings.update_settings)


class RawAccount:
    """The operations of `Account`, each giving a `RawResponse`.

    Args:
        resource: The operations, whose caller gives such.
    """

    def __init__(self, resource: _resources.Account) -> None:
        self._resource = resource

    obtain_encryption_at_rest_settings = _Raw(_resources.Account.obtain_encryption_at_rest_settings)
    update_encryption_at_rest_settings = _Raw(_resources.Account.update_encryption_at_rest_settings)
    obtain_account_authentication_settings = _Raw(_resources.Account.obtain_account_authentication_settings)
    update_account_authentication_settings = _Raw(_resources.Account.update_account_authentication_settings)


class RawDns:
    """The operations of `Dns`, each giving a `RawResponse`.

    Args:
        resource: The operations, whose caller gives such.
    """

    def __init__(self, resource: _resources.Dns) -> None:
        self._resource = resource

    obtain_dns_records_for_domain = _Raw(_resources.Dns.obtain_dns_records_for_domain)


class RawResources:
    """Every tag of the API as an attribute.

    Args:
        resources: The same, whose caller gives a `RawResponse` for each result.
    """

    def __init__(self, resources: _resources.Resources) -> None:
        self._resources = resources

    @_cached_property
    def oauth(self) -> RawOauth:
        """Authorization codes for OAuth clients."""
        return RawOauth(self._resources.oauth)

    @_cached_property
    def telemetry(self) -> RawTelemetry:
        """Metrics and traces, stored and live (Enterprise edition)."""
        return RawTelemetry(self._resources.telemetry)

    @_cached_property
    def principals(self) -> RawPrincipals:
        """Accounts, groups, lists, domains, tenants, roles, API keys and OAuth clients."""
        return RawPrincipals(self._resources.principals)

    @_cached_property
    def dkim(self) -> RawDkim:
        """DKIM signing keys."""
        return RawDkim(self._resources.dkim)

    @_cached_property
    def queue(self) -> RawQueue:
        """Messages and reports that wait for delivery."""
        return RawQueue(self._resources.queue)

    @_cached_property
    def reports(self) -> RawReports:
        """DMARC, TLS and abuse reports received from others."""
        return RawReports(self._resources.reports)

    @_cached_property
    def logs(self) -> RawLogs:
        """The server's log files."""
        return RawLogs(self._resources.logs)

    @_cached_property
    def spam(self) -> RawSpam:
        """Training and testing of the spam filter."""
        return RawSpam(self._resources.spam)

    @_cached_property
    def troubleshoot(self) -> RawTroubleshoot:
        """Checks of mail delivery and of sender authentication."""
        return RawTroubleshoot(self._resources.troubleshoot)

    @_cached_property
    def maintenance(self) -> RawMaintenance:
        """Reloading the configuration and updating parts of the server."""
        return RawMaintenance(self._resources.maintenance)

    @_cached_property
    def store(self) -> RawStore:
        """Blobs, clean-up of the stores, restoring deleted items."""
        return RawStore(self._resources.store)

    @_cached_property
    def settings(self) -> RawSettings:
        """The server's configuration keys."""
        return RawSettings(self._resources.settings)

    @_cached_property
    def account(self) -> RawAccount:
        """The caller's own encryption and login settings."""
        return RawAccount(self._resources.account)

    @_cached_property
    def dns(self) -> RawDns:
        """DNS records that a domain should publish."""
        return RawDns(self._resources.dns)


class AsyncRawOauth:
    """The operations of `AsyncOauth`, each giving a `RawResponse`.

    Args:
        resource: The operations, whose caller gives such.
    """

    def __init__(self, resource: _resources.AsyncOauth) -> None:
        self._resource = resource

    obtain_oauth_token = _AsyncRaw(_resources.AsyncOauth.obtain_oauth_token)


class AsyncRawTelemetry:
    """The operations of `AsyncTelemetry`, each giving a `RawResponse`.

    Args:
        resource: The operations, whose caller gives such.
    """

    def __init__(self, resource: _resources.AsyncTelemetry) -> None:
        self._resource = resource

    fetch_telemetry_metrics = _AsyncRaw(_resources.AsyncTelemetry.fetch_telemetry_metrics)
    obtain_metrics_telemetry_token = _AsyncRaw(_resources.AsyncTelemetry.obtain_metrics_telemetry_token)
    list_stored_traces = _AsyncRaw(_resources.AsyncTelemetry.list_stored_traces)
    obtain_trace_details = _AsyncRaw(_resources.AsyncTelemetry.obtain_trace_details)
    request_tracing_token = _AsyncRaw(_resources.AsyncTelemetry.request_tracing_token)


class AsyncRawPrincipals:
    """The operations of `AsyncPrincipals`, each giving a `RawResponse`.

    Args:
        resource: The operations, whose caller gives such.
    """

    def __init__(self, resource: _resources.AsyncPrincipals) -> None:
        self._resource = resource

    list_principals = _AsyncRaw(_resources.AsyncPrincipals.list_principals)
    create_principal = _AsyncRaw(_resources.AsyncPrincipals.create_principal)
    fetch_principal = _AsyncRaw(_resources.AsyncPrincipals.fetch_principal)
    delete_principal = _AsyncRaw(_resources.AsyncPrincipals.delete_principal)
    update_principal = _AsyncRaw(_resources.AsyncPrincipals.update_principal)


class AsyncRawDkim:
    """The operations of `AsyncDkim`, each giving a `RawResponse`.

    Args:
        resource: The operations, whose caller gives such.
    """

    def __init__(self, resource: _resources.AsyncDkim) -> None:
        self._resource = resource

    create_dkim_signature = _AsyncRaw(_resources.AsyncDkim.create_dkim_signature)


class AsyncRawQueue:
    """The operations of `AsyncQueue`, each giving a `RawResponse`.

    Args:
        resource: The operations, whose caller gives such.
    """

    def __init__(self, resource: _resources.AsyncQueue) -> None:
        self._resource = resource

    list_queued_messages = _AsyncRaw(_resources.AsyncQueue.list_queued_messages)
    delete_queued_messages = _AsyncRaw(_resources.AsyncQueue.delete_queued_messages)
    reschedule_queued_messages = _AsyncRaw(_resources.AsyncQueue.reschedule_queued_messages)
    list_queued_reports = _AsyncRaw(_resources.AsyncQueue.list_queued_reports)
    stop_queue_processing = _AsyncRaw(_resources.AsyncQueue.stop_queue_processing)
    resume_queue_processing = _AsyncRaw(_resources.AsyncQueue.resume_queue_processing)
    obtain_queued_message_details = _AsyncRaw(_resources.AsyncQueue.obtain_queued_message_details)
    cancel_delivery_of_queued_message = _AsyncRaw(_resources.AsyncQueue.cancel_delivery_of_queued_message)
    reschedule_delivery_of_queued_message = _AsyncRaw(
        _resources.AsyncQueue.reschedule_delivery_of_queued_message
    )
    obtain_queue_status = _AsyncRaw(_resources.AsyncQueue.obtain_queue_status)


class AsyncRawReports:
    """The operations of `AsyncReports`, each giving a `RawResponse`.

    Args:
        resource: The operations, whose caller gives such.
    """

    def __init__(self, resource: _resources.AsyncReports) -> None:
        self._resource = resource

    list_incoming_dmarc_reports = _AsyncRaw(_resources.AsyncReports.list_incoming_dmarc_reports)
    list_incoming_tls_reports = _AsyncRaw(_resources.AsyncReports.list_incoming_tls_reports)
    list_incoming_arf_reports = _AsyncRaw(_resources.AsyncReports.list_incoming_arf_reports)


class AsyncRawLogs:
    """The operations of `AsyncLogs`, each giving a `RawResponse`.

    Args:
        resource: The operations, whose caller gives such.
    """

    def __init__(self, resource: _resources.AsyncLogs) -> None:
        self._resource = resource

    query_log_files = _AsyncRaw(_resources.AsyncLogs.query_log_files)


class AsyncRawSpam:
    """The operations of `AsyncSpam`, each giving a `RawResponse`.

    Args:
        resource: The operations, whose caller gives such.
    """

    def __init__(self, resource: _resources.AsyncSpam) -> None:
        self._resource = resource

    train_spam_filter_as_spam = _AsyncRaw(_resources.AsyncSpam.train_spam_filter_as_spam)
    train_spam_filter_as_ham = _AsyncRaw(_resources.AsyncSpam.train_spam_filter_as_ham)
    train_account_spam_filter_as_spam = _AsyncRaw(_resources.AsyncSpam.train_account_spam_filter_as_spam)
    train_account_spam_filter_as_ham = _AsyncRaw(_resources.AsyncSpam.train_account_spam_filter_as_ham)
    test_spam_filter_classification = _AsyncRaw(_resources.AsyncSpam.test_spam_filter_classification)


class AsyncRawTroubleshoot:
    """The operations of `AsyncTroubleshoot`, each giving a `RawResponse`.

    Args:
        resource: The operations, whose caller gives such.
    """

    def __init__(self, resource: _resources.AsyncTroubleshoot) -> None:
        self._resource = resource

    obtain_troubleshooting_token = _AsyncRaw(_resources.AsyncTroubleshoot.obtain_troubleshooting_token)
    run_dmarc_troubleshooting = _AsyncRaw(_resources.AsyncTroubleshoot.run_dmarc_troubleshooting)


class AsyncRawMaintenance:
    """The operations of `AsyncMaintenance`, each giving a `RawResponse`.

    Args:
        resource: The operations, whose caller gives such.
    """

    def __init__(self, resource: _resources.AsyncMaintenance) -> None:
        self._resource = resource

    reload_settings = _AsyncRaw(_resources.AsyncMaintenance.reload_settings)
    update_spam_filter = _AsyncRaw(_resources.AsyncMaintenance.update_spam_filter)
    update_web_admin = _AsyncRaw(_resources.AsyncMaintenance.update_web_admin)


class AsyncRawStore:
    """The operations of `AsyncStore`, each giving a `RawResponse`.

    Args:
        resource: The operations, whose caller gives such.
    """

    def __init__(self, resource: _resources.AsyncStore) -> None:
        self._resource = resource

    request_fts_reindex = _AsyncRaw(_resources.AsyncStore.request_fts_reindex)
    delete_global_bayes_model = _AsyncRaw(_resources.AsyncStore.delete_global_bayes_model)
    fetch_blob_by_id = _AsyncRaw(_resources.AsyncStore.fetch_blob_by_id)
    purge_account = _AsyncRaw(_resources.AsyncStore.purge_account)
    delete_bayes_model_for_account = _AsyncRaw(_resources.AsyncStore.delete_bayes_model_for_account)
    list_deleted_messages = _AsyncRaw(_resources.AsyncStore.list_deleted_messages)
    undelete_messages = _AsyncRaw(_resources.AsyncStore.undelete_messages)
    purge_blob_store = _AsyncRaw(_resources.AsyncStore.purge_blob_store)
    purge_data_store = _AsyncRaw(_resources.AsyncStore.purge_data_store)
    purge_in_memory_store = _AsyncRaw(_resources.AsyncStore.purge_in_memory_store)
    purge_all_accounts = _AsyncRaw(_resources.AsyncStore.purge_all_accounts)
    reset_imap_uids_for_account = _AsyncRaw(_resources.AsyncStore.reset_imap_uids_for_account)


class AsyncRawSettings:
    """The operations of `AsyncSettings`, each giving a `RawResponse`.

    Args:
        resource: The operations, whose caller gives such.
    """

    def __init__(self, resource: _resources.AsyncSettings) -> None:
        self._resource = resource

    list_settings_by_key = _AsyncRaw(_resources.AsyncSettings.list_settings_by_key)
    list_settings_by_group = _AsyncRaw(_resources.AsyncSettings.list_settings_by_group)
    list_settings = _AsyncRaw(_resources.AsyncSettings.list_settings)
    update_settings = _AsyncRaw(_resources.AsyncSettings.update_settings)


class AsyncRawAccount:
    """The operations of `AsyncAccount`, each giving a `RawResponse`.

    Args:
        resource: The operations, whose caller gives such.
    """

    def __init__(self, resource: _resources.AsyncAccount) -> None:
        self._resource = resource

    obtain_encryption_at_rest_settings = _AsyncRaw(_resources.AsyncAccount.obtain_encryption_at_rest_settings)
    update_encryption_at_rest_settings = _AsyncRaw(_resources.AsyncAccount.update_encryption_at_rest_settings)
    obtain_account_authentication_settings = _AsyncRaw(
        _resources.AsyncAccount.obtain_account_authentication_settings
    )
    update_account_authentication_settings = _AsyncRaw(
        _resources.AsyncAccount.update_account_authentication_settings
    )


class AsyncRawDns:
    """The operations of `AsyncDns`, each giving a `RawResponse`.

    Args:
        resource: The operations, whose caller gives such.
    """

    def __init__(self, resource: _resources.AsyncDns) -> None:
        self._resource = resource

    obtain_dns_records_for_domain = _AsyncRaw(_resources.AsyncDns.obtain_dns_records_for_domain)


class AsyncRawResources:
    """Every tag of the API as an attribute.

    Args:
        resources: The same, whose caller gives a `RawResponse` for each result.
    """

    def __init__(self, resources: _resources.AsyncResources) -> None:
        self._resources = resources

    @_cached_property
    def oauth(self) -> AsyncRawOauth:
        """Authorization codes for OAuth clients."""
        return AsyncRawOauth(self._resources.oauth)

    @_cached_property
    def telemetry(self) -> AsyncRawTelemetry:
        """Metrics and traces, stored and live (Enterprise edition)."""
        return AsyncRawTelemetry(self._resources.telemetry)

    @_cached_property
    def principals(self) -> AsyncRawPrincipals:
        """Accounts, groups, lists, domains, tenants, roles, API keys and OAuth clients."""
        return AsyncRawPrincipals(self._resources.principals)

    @_cached_property
    def dkim(self) -> AsyncRawDkim:
        """DKIM signing keys."""
        return AsyncRawDkim(self._resources.dkim)

    @_cached_property
    def queue(self) -> AsyncRawQueue:
        """Messages and reports that wait for delivery."""
        return AsyncRawQueue(self._resources.queue)

    @_cached_property
    def reports(self) -> AsyncRawReports:
        """DMARC, TLS and abuse reports received from others."""
        return AsyncRawReports(self._resources.reports)

    @_cached_property
    def logs(self) -> AsyncRawLogs:
        """The server's log files."""
        return AsyncRawLogs(self._resources.logs)

    @_cached_property
    def spam(self) -> AsyncRawSpam:
        """Training and testing of the spam filter."""
        return AsyncRawSpam(self._resources.spam)

    @_cached_property
    def troubleshoot(self) -> AsyncRawTroubleshoot:
        """Checks of mail delivery and of sender authentication."""
        return AsyncRawTroubleshoot(self._resources.troubleshoot)

    @_cached_property
    def maintenance(self) -> AsyncRawMaintenance:
        """Reloading the configuration and updating parts of the server."""
        return AsyncRawMaintenance(self._resources.maintenance)

    @_cached_property
    def store(self) -> AsyncRawStore:
        """Blobs, clean-up of the stores, restoring deleted items."""
        return AsyncRawStore(self._resources.store)

    @_cached_property
    def settings(self) -> AsyncRawSettings:
        """The server's configuration keys."""
        return AsyncRawSettings(self._resources.settings)

    @_cached_property
    def account(self) -> AsyncRawAccount:
        """The caller's own encryption and login settings."""
        return AsyncRawAccount(self._resources.account)

    @_cached_property
    def dns(self) -> AsyncRawDns:
        """DNS records that a domain should publish."""
        return AsyncRawDns(self._resources.dns)
